import type { z } from "zod";
import { deskSettings, openingWeek, type OpeningWeek } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { setting } from "../../platform/settings/settings.ts";

const fields = deskSettings.shape;
const officeDay = [{ from: "08:00", to: "18:00" }];

/** DK-18: the desk's own settings. Categories are rows of a table, because tickets refer to them. */
export const numberPrefix = setting({
  key: "desk.numberPrefix", title: "Ticket prefix", description: "Starts the number of new tickets. Old numbers stay as they are.", schema: fields.numberPrefix, default: "HELP",
});
export const numberWidth = setting({
  key: "desk.numberWidth", title: "Digits of a ticket number", description: "Shorter serials get leading zeros: HELP-00124.", schema: fields.numberWidth, default: 5,
});
export const autoCloseHours = setting({
  key: "desk.autoCloseHours", title: "Close solved tickets after", description: "Hours without a word from the requester. 0: never.", schema: fields.autoCloseHours, default: 72,
});
export const ticketsPerHour = setting({
  key: "desk.ticketsPerHour", title: "New tickets an hour", description: "That one member may open. 0: any number.", schema: fields.ticketsPerHour, default: 5,
});
export const ticketsPerDay = setting({
  key: "desk.ticketsPerDay", title: "New tickets a day", description: "That one member may open within 24 hours. 0: any number.", schema: fields.ticketsPerDay, default: 20,
});
export const breachAfterHours = setting({
  key: "desk.breachAfterHours", title: "Breaching after", description: "Hours that a requester has waited for an answer until the ticket counts as breaching.", schema: fields.breachAfterHours, default: 8,
});
export const mergeUndoHours = setting({
  key: "desk.mergeUndoHours", title: "Undo merges for", description: "Hours in which a merge of two tickets can be undone.", schema: fields.mergeUndoHours, default: 24,
});
export const surgeReports = setting({
  key: "desk.surgeReports", title: "Reports that make a surge", description: "So many reports that look alike, close together, are proposed as a problem. 0: never.", schema: fields.surgeReports, default: 8,
});
export const surgeMinutes = setting({
  key: "desk.surgeMinutes", title: "A surge's window", description: "Minutes within which these reports come.", schema: fields.surgeMinutes, default: 180,
});
export const openingHours = setting<OpeningWeek>({
  key: "desk.hours", title: "Opening hours", description: "When people answer, and holidays on which nobody does. The help bot says when they are back; automations and reports count by them.", schema: openingWeek as z.ZodType<OpeningWeek>,
  default: { zone: null, monday: officeDay, tuesday: officeDay, wednesday: officeDay, thursday: officeDay, friday: officeDay, saturday: [{ from: "09:00", to: "13:00" }], sunday: [] },
});

/** Field of `/api/desk/settings` → the setting behind it. */
export const settingOf = { numberPrefix, numberWidth, autoCloseHours, ticketsPerHour, ticketsPerDay, breachAfterHours, mergeUndoHours, surgeReports, surgeMinutes, hours: openingHours };

/** Tickets whose requester has waited since before this moment count as breaching. */
export function breachedBefore(tx: Tx): Date {
  return new Date(tx.now.getTime() - tx.services.settings.get(breachAfterHours) * 3_600_000);
}
