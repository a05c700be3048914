import { z } from "zod";
import { setting } from "../../platform/settings/settings.ts";

/** CV-8. */
export const editMinutes = setting({
  key: "conversations.editMinutes", title: "Minutes to edit or remove an own message",
  description: "Counted from when it was sent. Every version is kept. 0: never.", schema: z.number().int().min(0).max(1440), default: 15,
});
/** CV-12. */
export const newConversationsPerDay = setting({
  key: "conversations.newPerDay", title: "New conversations a day",
  description: "With how many people somebody may begin to talk within 24 hours. Talks that exist go on.", schema: z.number().int().min(1).max(1000), default: 20,
});

export const settings = [editMinutes, newConversationsPerDay];
