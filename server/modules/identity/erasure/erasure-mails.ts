import type { Tx } from "../../../platform/db/tx.ts";
import { pageUrl } from "../../../platform/mail/page-url.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { sendMail } from "../../../platform/mail/send-mail.ts";

/** Its address is removed once it is sent (`forgetReceiptAddresses`). */
export const receiptTemplate = "identity-erased";

const dayText = (tx: Tx, at: Date) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: tx.services.settings.get(communityTimeZone) }).format(at);
type Addressee = { id: string; name: string; email: string };

/** "You asked for it; until then it can be undone." */
export async function mailAsked(tx: Tx, person: Addressee, dueAt: Date): Promise<void> {
  await sendMail(tx, {
    template: "identity-erasure-asked", to: { address: person.email, name: person.name }, personId: person.id, subject: "Your account will be deleted",
    paragraphs: [
      `Hello ${person.name},`, `You asked us to delete your account. That happens on ${dayText(tx, dueAt)}: you can't sign in any more then, your profile is emptied, and what you wrote is removed.`,
      "Did you change your mind, or was it not you? Then keep the account: sign in and press one button.",
    ],
    action: { label: "Keep my account", url: pageUrl(tx.services, "/account/erasure") },
    footer: "If you do nothing, the account is deleted on that day.",
  });
}

export async function mailKept(tx: Tx, person: Addressee): Promise<void> {
  await sendMail(tx, {
    template: "identity-erasure-undone", to: { address: person.email, name: person.name }, personId: person.id, subject: "Your account stays",
    paragraphs: [`Hello ${person.name},`, "Your account will not be deleted. Everything is as it was."], footer: "You can ask for its deletion again at any time.",
  });
}

/** What was done, to the address that the person had. */
export async function mailReceipt(tx: Tx, address: string, steps: readonly { title: string; count: number }[]): Promise<void> {
  await sendMail(tx, {
    template: receiptTemplate, to: { address }, subject: "Your account was deleted",
    paragraphs: [
      "Your account and what we held about you were deleted. This is what was done:", ...steps.map((step) => `${step.title}: ${step.count}`),
      "What the team wrote to you stays with them, as do entries of the audit log, under a made-up name. This is the last mail that you get; your address is forgotten once it is sent.",
    ],
    footer: "Keep this mail as your receipt.",
  });
}
