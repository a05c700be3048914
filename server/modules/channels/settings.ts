import { z } from "zod";
import { readAddress } from "../../platform/mail/addresses.ts";
import type { Services } from "../../platform/services.ts";
import { setting } from "../../platform/settings/settings.ts";

const address = z.string().trim().toLowerCase().pipe(z.email("Write an email address such as help@example.com.").max(254));

export const channelsOn = setting<boolean>({
  key: "channels.on", title: "Ticket mails", description: "Off: nobody is told by mail what happens to tickets. Mails for signing in go on.", schema: z.boolean(), default: true,
});
export const supportEmail = setting<string | null>({
  key: "channels.supportEmail", title: "Support address", description: "Shown in mails, and where answers to them go. Empty: the address that mails are sent from.",
  schema: address.nullable(), default: null,
});
export const newTicketAddresses = setting<string[]>({
  key: "channels.newTicketAddresses", title: "Tell about new tickets", description: "Addresses of the team that get a mail for each new ticket. At most 20.",
  schema: z.array(address).max(20, "At most 20 addresses."), default: [],
});
export const mailFooter = setting({
  key: "channels.mailFooter", title: "Small print of mails", description: "Stands at the end of each mail about a ticket, such as your postal address.",
  schema: z.string().trim().max(500, "Keep it to 500 characters."), default: "",
});

/** DK-18: the address that people are told to write to. Always one: the sender's while none is set. */
export function supportAddress(services: Services): string {
  return services.settings.get(supportEmail) ?? readAddress(services.config.mailFrom).address;
}
