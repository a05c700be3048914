import type { TimelineEvent } from "../../../../contract/conversations.ts";

/** Which picture stands beside an event. */
export type EventMark = "opened" | "solved" | "reopened" | "closed" | "moved" | "mail";

export type EventWords = { text: string; mark: EventMark; link?: { href: string; text: string } };

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function who(event: TimelineEvent, me: string): string | null {
  if (!event.actor) return null;
  return event.actor.id === me ? "You" : event.actor.name;
}

/**
 * What happened to a ticket or a talk, in its requester's words. Null for what means nothing to them.
 *
 * @param me the reader's id
 */
export function eventWords(event: TimelineEvent, me: string): EventWords | null {
  const by = who(event, me);
  switch (event.kind) {
    case "created": return { mark: "opened", text: openedWords(text(event.data.openedAs), text(event.data.number)) };
    case "resolved": return { mark: "solved", text: by ? `${by} marked it as solved` : "Marked as solved" };
    case "reopened": return { mark: "reopened", text: by ? `${by} opened it again` : "Opened again" };
    case "closed": return { mark: "closed", text: event.data.reason === "auto" ? "Closed, as nobody wrote for a while" : by ? `${by} closed it` : "Closed" };
    case "follow_up": return { mark: "moved", text: "It goes on in", link: { href: `/tickets/${text(event.data.number)}`, text: text(event.data.number) } };
    case "mail_withheld": return { mark: "mail", text: "You get no mail about this until your address is confirmed.", link: { href: "/account", text: "Confirm it" } };
    default: return null;
  }
}

function openedWords(openedAs: string, number: string): string {
  if (openedAs === "assistant") return `The help bot opened ${number} with what you wrote`;
  return openedAs === "staff" ? `Our team opened ${number} for you` : `${number} opened`;
}
