import type { TimelineEvent } from "../../../../../contract/conversations.ts";
import { priorityText, type TicketPriority } from "../../../ui/PriorityBadge.tsx";
import { statusText, type TicketStatus } from "../../../ui/StatusBadge.tsx";
import { formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { automationEventWords } from "../automation-words.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** What an event is about; chooses its sign. */
export type EventSign = "opened" | "person" | "status" | "priority" | "label" | "remedy" | "rating" | "link" | "mail" | "rule" | "promise" | "other";
export type EventWords = { sign: EventSign; text: string; /** More lines under it. */ lines?: string[]; tone?: "danger" };
/** Who reads, and the name of whose ticket it is. */
export type EventReader = { me: string; requester: string; categoryName: (key: string) => string };

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const words = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);

/** A name inside `{id, name}` data; "you" for the reader. */
function personIn(value: unknown, me: string): { id: string; name: string } | null {
  if (typeof value !== "object" || value === null) return null;
  const { id, name } = value as { id?: unknown; name?: unknown };
  return typeof name === "string" ? { id: text(id), name: id === me ? t("youObject") : name } : null;
}

/** Who did it, at the beginning of a sentence. */
export function actorOf(event: Pick<TimelineEvent, "actor" | "actorKind">, me: string): string {
  if (event.actor) return event.actor.id === me ? t("youDid") : event.actor.name;
  return event.actorKind === "assistant" || event.actorKind === "bot" ? t("theHelpBot") : "Baraza";
}

const closings = { solved: "closedSolved", no_answer: "closedNoAnswer", duplicate: "closedDuplicate", spam: "closedSpam", auto: "closedAuto", member_erased: "closedErased", other: "closedIt" } as const;
const closing = (reason: string) => (Object.hasOwn(closings, reason) ? closings[reason as keyof typeof closings] : "closedIt");

function assigned({ data, actor }: TimelineEvent, who: string, me: string): EventWords {
  const to = personIn(data.to, me), team = personIn(data.team, me), from = personIn(data.from, me);
  if (to && to.id === actor?.id) return { sign: "person", text: from ? t("tookItFrom", { who, from: from.name }) : t("tookIt", { who }) };
  if (to) return { sign: "person", text: from && from.id !== actor?.id ? t("gaveItInstead", { who, to: to.name, from: from.name }) : t("gaveItTo", { who, to: to.name }) };
  return { sign: "person", text: team ? t("gaveItToTeam", { who, team: team.name }) : t("gaveItBack", { who }) };
}

function tagsChanged(from: string[], to: string[], who: string): EventWords {
  const listed = (tags: string[]) => tags.map((tag) => `#${tag}`).join(", ");
  const added = listed(to.filter((tag) => !from.includes(tag))), removed = listed(from.filter((tag) => !to.includes(tag)));
  if (added && removed) return { sign: "label", text: t("addedAndRemoved", { who, added, removed }) };
  if (added) return { sign: "label", text: t("addedTags", { who, added }) };
  return { sign: "label", text: removed ? t("removedTags", { who, removed }) : t("changedTags", { who }) };
}

const promised = { first_response: "firstAnswer", next_response: "nextAnswer", resolution: "solution" } as const;

/** Which promise was missed, of which policy, and when it was due (DK-11). */
function promiseMissed(data: TimelineEvent["data"]): string {
  const target = text(data.target), policy = text(data.policy), dueAt = text(data.dueAt), metAt = text(data.metAt);
  if (!Object.hasOwn(promised, target) || !dueAt) return t("promiseMissedPlain");
  const missed = { policy, target: t(promised[target as keyof typeof promised]), time: formatDateTime(dueAt) };
  if (!policy) return t("promiseMissedBare", missed);
  return metAt ? t("promiseMissedMet", { ...missed, met: formatDateTime(metAt) }) : t("promiseMissed", missed);
}

/** An event of a ticket's timeline for staff: who did what, in words (DK-7). An unknown kind is still shown. */
export function eventWords(event: TimelineEvent, { me, requester, categoryName }: EventReader): EventWords {
  const { kind, data } = event;
  const who = actorOf(event, me);
  const status = (value: unknown) => statusText(text(value) as TicketStatus);
  switch (kind) {
    case "created": {
      const how = { staff: t("openedForRequester", { who, requester }), assistant: t("theHelpBotOpened"), channel: t("openedByAMessage") }[text(data.openedAs)];
      return { sign: "opened", text: how ?? t("openedThis", { who }) };
    }
    case "assigned": return assigned(event, who, me);
    case "released": return { sign: "person", text: t("gaveItBack", { who }) };
    case "status_changed": return { sign: "status", text: t("changedStatus", { who, from: status(data.from), to: status(data.to) }) };
    case "resolved": return { sign: "status", text: t("markedResolved", { who }) };
    case "closed": return { sign: "status", text: t(closing(text(data.reason)), { who }) };
    case "reopened": return { sign: "status", text: t("openedAgain", { who }) };
    case "priority_changed": return { sign: "priority", text: t("changedPriority", { who, from: priorityText(text(data.from) as TicketPriority), to: priorityText(text(data.to) as TicketPriority) }) };
    case "category_changed": return { sign: "label", text: t("movedCategory", { who, from: categoryName(text(data.from)), to: categoryName(text(data.to)) }) };
    case "tags_changed": return tagsChanged(words(data.from), words(data.to), who);
    case "remedy_done": return { sign: "remedy", text: t("usedRemedy", { who, title: text(data.title) || text(data.remedy), summary: text(data.summary) }), lines: words(data.lines) };
    case "rated": return { sign: "rating", text: t("ratedAnswer", { who, score: String(data.score) }) };
    case "follow_up": return { sign: "link", text: t("wroteAgain", { who, number: text(data.number) }) };
    case "linked": return { sign: "link", text: t("linkedWith", { who, number: text(data.number) }) };
    case "unlinked": return { sign: "link", text: t("linkGone", { who, number: text(data.number) }) };
    case "merged": return { sign: "link", text: t("mergedItInto", { who, number: text(data.number) }) };
    case "merged_in": return { sign: "link", text: t("mergedInHere", { who, number: text(data.number) }) };
    case "unmerged":
    case "merge_undone": return { sign: "link", text: t("undidMerge", { who, number: text(data.number) }) };
    case "split_off": return { sign: "link", text: t("splitOff", { who, number: text(data.number) }) };
    case "problem": return { sign: "link", text: t(data.how === "match" ? "hungOffItself" : "hungOff", { who, serial: String(data.serial), title: text(data.title) }) };
    case "no_problem": return { sign: "link", text: t("takenOffProblem", { who, serial: String(data.serial), title: text(data.title) }) };
    case "imported": return { sign: "other", text: t("importedFrom", { who, source: text(data.source).replace(/^./, (first) => first.toUpperCase()), sourceId: text(data.sourceId) }) };
    case "handed_off": return { sign: "link", text: t("handedOverToThe", { number: text(data.number) }) };
    case "mail_failed": return { sign: "mail", tone: "danger", text: t("anEmailToThe", { reason: text(data.reason) || t("noReasonGiven") }) };
    case "mail_withheld": return { sign: "mail", text: t("noEmailsAreSent") };
    case "sla_breached": return { sign: "promise", text: promiseMissed(data) };
    case "bulk_undone": return { sign: "status", text: t("undidBulk", { who }) };
    case "automation_ran": case "automation_refused": return { sign: "rule", text: automationEventWords(kind, data, categoryName) };
    default: return { sign: "other", text: `${who}: ${kind.replaceAll("_", " ")}` };
  }
}
