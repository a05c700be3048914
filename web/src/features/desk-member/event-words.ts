import type { TimelineEvent } from "../../../../contract/conversations.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";

const t = textsOf(ticketTexts);

/** Which picture stands beside an event. */
export type EventMark = "opened" | "solved" | "reopened" | "closed" | "moved" | "mail";

export type EventWords = { text: string; mark: EventMark; link?: { href: string; text: string } };

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function who(event: TimelineEvent, me: string): string | null {
  if (!event.actor) return null;
  return event.actor.id === me ? t("you") : event.actor.name;
}

/**
 * What happened to a ticket or a talk, in its requester's words. Null for what means nothing to them.
 *
 * @param me the reader's id
 * @param unconfirmed whether the reader has yet to confirm their address
 */
export function eventWords(event: TimelineEvent, me: string, unconfirmed = false): EventWords | null {
  const by = who(event, me);
  switch (event.kind) {
    case "created": return { mark: "opened", text: openedWords(text(event.data.openedAs), text(event.data.number)) };
    case "resolved": return { mark: "solved", text: by ? t("markedAsSolvedBy", { by }) : t("markedAsSolved") };
    case "reopened": return { mark: "reopened", text: by ? t("openedAgainBy", { by }) : t("openedAgain") };
    // Where it goes on is the next event.
    case "closed": return event.data.reason === "merged" ? null : { mark: "closed", text: event.data.reason === "auto" ? t("closedAsNobodyWrote") : by ? t("closedBy", { by }) : t("closed") };
    case "follow_up": return { mark: "moved", text: t("itGoesOnIn"), link: { href: `/tickets/${text(event.data.number)}`, text: text(event.data.number) } };
    case "merged": return { mark: "moved", text: t("mergedIntoNumber"), link: { href: `/tickets/${text(event.data.number)}`, text: text(event.data.number) } };
    case "merged_in": return { mark: "moved", text: t("mergedFromNumber", { number: text(event.data.number) }) };
    case "unmerged":
    case "merge_undone": return { mark: "moved", text: t("mergeUndone") };
    case "split_off": return { mark: "moved", text: t("splitOffInto"), link: { href: `/tickets/${text(event.data.number)}`, text: text(event.data.number) } };
    case "mail_withheld": return unconfirmed ? { mark: "mail", text: t("youGetNoMail"), link: { href: "/account", text: t("confirmIt") } } : { mark: "mail", text: t("youGotNoMail") };
    default: return null;
  }
}

function openedWords(openedAs: string, number: string): string {
  if (openedAs === "assistant") return t("theHelpBotOpened", { number });
  return openedAs === "staff" ? t("ourTeamOpenedFor", { number }) : t("wasOpened", { number });
}
