import type { TicketDue } from "../../../../../contract/sla.ts";
import { formatFullDateTime } from "../../../lib/format.ts";
import { shortTime } from "../desk-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

const minute = 60_000;

/** What a row says of a promise: "due in 20 min", "overdue 3 h", and how much it presses. */
export function dueWords({ dueAt, warnAt }: TicketDue, now: number): { state: "overdue" | "soon" | "later"; text: string } {
  const at = Date.parse(dueAt);
  if (at <= now) return { state: "overdue", text: now - at < minute ? t("overdueNow") : t("overdueFor", { time: shortTime(dueAt, now) }) };
  const state = warnAt !== null && Date.parse(warnAt) <= now ? "soon" : "later";
  return { state, text: at - now < minute ? t("dueNow") : t("dueIn", { time: shortTime(new Date(now).toISOString(), at) }) };
}

/** The whole truth: what is due, and when. */
export function dueTitle({ target, dueAt }: TicketDue): string {
  return t(({ first_response: "dueFirstResponse", next_response: "dueNextResponse", resolution: "dueResolution" } as const)[target], { time: formatFullDateTime(dueAt) });
}
