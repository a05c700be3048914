import type { TimelineEvent } from "../../../../../contract/conversations.ts";
import { priorityText, type TicketPriority } from "../../../ui/PriorityBadge.tsx";
import { statusText, type TicketStatus } from "../../../ui/StatusBadge.tsx";

/** What an event is about; chooses its sign. */
export type EventSign = "opened" | "person" | "status" | "priority" | "label" | "remedy" | "rating" | "link" | "mail" | "other";
export type EventWords = { sign: EventSign; text: string; /** More lines under it. */ lines?: string[]; tone?: "danger" };
export type EventReader = { me: string; categoryName: (key: string) => string };

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const words = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);

/** A name inside `{id, name}` data; "you" for the reader. */
function personIn(value: unknown, me: string): { id: string; name: string } | null {
  if (typeof value !== "object" || value === null) return null;
  const { id, name } = value as { id?: unknown; name?: unknown };
  return typeof name === "string" ? { id: text(id), name: id === me ? "you" : name } : null;
}

/** Who did it, at the beginning of a sentence. */
export function actorOf(event: Pick<TimelineEvent, "actor" | "actorKind">, me: string): string {
  if (event.actor) return event.actor.id === me ? "You" : event.actor.name;
  return event.actorKind === "assistant" || event.actorKind === "bot" ? "The help bot" : "Baraza";
}

const closings: Record<string, string> = { solved: "it was solved", no_answer: "no answer came", duplicate: "it is a duplicate", spam: "it is spam", auto: "nobody wrote for a while", other: "" };

function assigned({ data, actor }: TimelineEvent, who: string, me: string): EventWords {
  const to = personIn(data.to, me), team = personIn(data.team, me), from = personIn(data.from, me);
  if (to && to.id === actor?.id) return { sign: "person", text: from ? `${who} took it over from ${from.name}` : `${who} took it` };
  if (to) return { sign: "person", text: `${who} gave it to ${to.name}${from && from.id !== actor?.id ? ` instead of ${from.name}` : ""}` };
  return { sign: "person", text: team ? `${who} gave it to the team ${team.name}` : `${who} gave it back to everybody` };
}

function tagsChanged(from: string[], to: string[], who: string): EventWords {
  const added = to.filter((tag) => !from.includes(tag)).map((tag) => `#${tag}`);
  const removed = from.filter((tag) => !to.includes(tag)).map((tag) => `#${tag}`);
  const parts = [added.length > 0 && `added ${added.join(", ")}`, removed.length > 0 && `removed ${removed.join(", ")}`].filter(Boolean);
  return { sign: "label", text: `${who} ${parts.join(" and ") || "changed the tags"}` };
}

/** An event of a ticket's timeline for staff: who did what, in words (DK-7). An unknown kind is still shown. */
export function eventWords(event: TimelineEvent, { me, categoryName }: EventReader): EventWords {
  const { kind, data } = event;
  const who = actorOf(event, me);
  const status = (value: unknown) => statusText(text(value) as TicketStatus);
  switch (kind) {
    case "created": {
      const how = { staff: `${who} opened this ticket for the requester`, assistant: "The help bot opened this ticket", channel: "Opened by a message" }[text(data.openedAs)];
      return { sign: "opened", text: how ?? `${who} opened this ticket` };
    }
    case "assigned": return assigned(event, who, me);
    case "released": return { sign: "person", text: `${who} gave it back to everybody` };
    case "status_changed": return { sign: "status", text: `${who} changed the status from ${status(data.from)} to ${status(data.to)}` };
    case "resolved": return { sign: "status", text: `${who} marked it as resolved` };
    case "closed": {
      const why = closings[text(data.reason)];
      return { sign: "status", text: `${who} closed it${why ? `: ${why}` : ""}` };
    }
    case "reopened": return { sign: "status", text: `${who} opened it again` };
    case "priority_changed": return { sign: "priority", text: `${who} changed the priority from ${priorityText(text(data.from) as TicketPriority)} to ${priorityText(text(data.to) as TicketPriority)}` };
    case "category_changed": return { sign: "label", text: `${who} moved it from ${categoryName(text(data.from))} to ${categoryName(text(data.to))}` };
    case "tags_changed": return tagsChanged(words(data.from), words(data.to), who);
    case "remedy_done": return { sign: "remedy", text: `${who} used “${text(data.title) || text(data.remedy)}”: ${text(data.summary)}`, lines: words(data.lines) };
    case "rated": return { sign: "rating", text: `${who} rated the answer ${String(data.score)} of 5` };
    case "follow_up": return { sign: "link", text: `${who} wrote again: it goes on in ${text(data.number)}` };
    case "handed_off": return { sign: "link", text: `Handed over to the team as ${text(data.number)}` };
    case "mail_failed": return { sign: "mail", tone: "danger", text: `An email to the requester was not delivered: ${text(data.reason) || "no reason was given"}` };
    case "mail_withheld": return { sign: "mail", text: "No emails are sent about this ticket: the requester’s address is not verified. They see answers in the app." };
    default: return { sign: "other", text: `${who}: ${kind.replaceAll("_", " ")}` };
  }
}
