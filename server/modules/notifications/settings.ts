import { z } from "zod";
import { setting } from "../../platform/settings/settings.ts";

export const gatherMinutes = setting({
  key: "notifications.gatherMinutes", title: "Gather mails", description: "Who had a mail and has not been back gets what follows in one mail, so many minutes after it. 0: each goes at once.",
  schema: z.number().int().min(0).max(1440), default: 10,
});
export const keepDays = setting({
  key: "notifications.keepDays", title: "Keep notifications", description: "Days after which a notification is removed, read or not.",
  schema: z.number().int().min(7).max(3650), default: 90,
});
export const directAfterSeconds = setting({
  key: "notifications.directAfterSeconds", title: "Unread direct messages", description: "Seconds after which somebody who is away is told of a direct message that they have not read.",
  schema: z.number().int().min(5).max(3600), default: 20,
});
