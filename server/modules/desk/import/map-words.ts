import type { ImportMapping } from "../../../../contract/desk-import.ts";
import { priorities, statuses, type Priority, type Status, type TicketRow } from "../../../../contract/desk.ts";

/** A word of a file for counting and choosing: how it is written there, without case and outer spaces. */
export function foldWord(word: string): string {
  return word.trim().toLowerCase().slice(0, 200);
}

const statusOf: Readonly<Record<string, Status>> = {
  new: "open", open: "open", "2": "open", reopened: "open", snoozed: "pending", pending: "pending", "3": "pending", hold: "pending", "on-hold": "pending", "on hold": "pending", "awaiting your reply": "pending",
  "waiting on customer": "pending", "6": "pending", "waiting on third party": "in_progress", "7": "in_progress", "in progress": "in_progress", solved: "resolved", resolved: "resolved", "4": "resolved", closed: "closed", "5": "closed", deleted: "closed",
};
const priorityOf: Readonly<Record<string, Priority>> = { "1": "low", "2": "medium", normal: "medium", "3": "high", "4": "urgent", critical: "urgent" };

/** What becomes of a status: as chosen, else as we would make of it; what nobody knows is open, so that somebody looks. */
export function mapStatus(word: string, mapping: ImportMapping): Status {
  const folded = foldWord(word);
  return mapping.statuses[folded] ?? statuses.find((status) => status === folded || status.replace("_", " ") === folded) ?? statusOf[folded] ?? "open";
}

export function mapPriority(word: string, mapping: ImportMapping): Priority {
  const folded = foldWord(word);
  return mapping.priorities[folded] ?? priorities.find((priority) => priority === folded) ?? priorityOf[folded] ?? "medium";
}

/** What becomes of a category: as chosen, else the one of this key or name, else `other`, else the last one. `known`: in their order. */
export function mapCategory(word: string, mapping: ImportMapping, known: readonly { key: string; name: string }[]): string {
  const folded = foldWord(word);
  const chosen = mapping.categories[folded];
  const found = known.find(({ key }) => key === chosen) ?? known.find(({ key, name }) => key === folded || foldWord(name) === folded) ?? known.find(({ key }) => key === "other") ?? known.at(-1);
  return found?.key ?? "other";
}

/** The way that a ticket came, as far as we know such a way; else the web. */
export function mapChannel(word: string): TicketRow["channel"] {
  const folded = foldWord(word);
  if (/whatsapp/.test(folded)) return "whatsapp";
  if (/mail|^1$/.test(folded)) return "email";
  if (/widget|chat|^7$|^9$/.test(folded)) return "widget";
  return folded === "assistant" ? "assistant" : "web";
}

/** Tags in our letters, each once, 20 at most; what no tag can be made of is left out. */
export function mapTags(tags: readonly string[]): string[] {
  const ours = tags.map((tag) => tag.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N} _-]+/gu, "-").replace(/^[^\p{L}\p{N}]+/u, "").slice(0, 30).trim());
  return [...new Set(ours.filter((tag) => tag !== ""))].slice(0, 20);
}
