import type { DeskProblem } from "../../../../../contract/desk-links.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";

const t = textsOf(deskLinksTexts);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A step of a problem's history, in words. */
export function historyLine({ verb, actor, data }: DeskProblem["history"][number], me: string): string {
  const who = actor ? (actor.id === me ? t("you") : actor.name) : "Baraza";
  const tickets = Array.isArray(data.tickets) ? data.tickets.map(text).join(", ") : "";
  switch (verb) {
    case "problem.opened": return t("hOpened", { who });
    case "problem.changed": return t("hChanged", { who });
    case "problem.attached": return data.how === "match" ? t("hAttachedSelf", { tickets }) : t("hAttached", { who, tickets });
    case "problem.detached": return t("hDetached", { who, ticket: text(data.ticket) });
    case "problem.answered": return t("hAnswered", { who });
    case "problem.answer_stopped": return t("hStopped");
    case "problem.resolved": return t("hResolved");
    case "problem.reopened": return t("hReopened", { who });
    default: return `${who}: ${verb}`;
  }
}
