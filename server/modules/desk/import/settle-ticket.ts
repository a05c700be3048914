import type { ImportMapping } from "../../../../contract/desk-import.ts";
import type { Priority, Status, TicketRow } from "../../../../contract/desk.ts";
import { mapCategory, mapChannel, mapPriority, mapStatus, mapTags } from "./map-words.ts";
import { readDate } from "./read-date.ts";
import type { SourceEntry, SourceFile, SourcePerson, SourceTicket } from "./source.ts";

/** An entry whose author is named by an address. */
export interface SettledEntry { author: SettledPerson; part: "member" | "staff"; visibility: "public" | "internal"; body: string; at: Date }
export interface SettledPerson { email: string; name: string }
export interface SettledTicket {
  sourceId: string; subject: string; requester: SettledPerson;
  /** Whom of the team it is given to, if they are of the team here. */
  assignee: { email: string | null; name: string } | null;
  status: Status; priority: Priority; category: string; channel: TicketRow["channel"]; tags: string[];
  createdAt: Date; updatedAt: Date; resolvedAt: Date | null; statusChangedAt: Date; waitingSince: Date | null; firstRepliedAt: Date | null;
  entries: SettledEntry[];
  /** Attachments that its entries name: they stay where they are. */
  files: number;
}

export interface SettleContext {
  mapping: ImportMapping; categories: readonly { key: string; name: string }[]; now: Date;
  /** What is solved since before this moment comes in closed, as it would be by now; null: nothing closes by itself. */
  closedBefore: Date | null;
  /** Whose export it is: a former agent is known by their id there. */
  source: string;
}

const longest = { subject: 200, keptSubject: 1000, body: 10_000, entries: 5000, id: 200, name: 80 };
const address = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;

/**
 * Makes a ticket of ours of one of a file, or says why not. Nothing that was written is lost: a subject that is too long is kept whole in
 * the description, a body that is too long goes on in the next entry.
 * @returns the ticket, or the reason of the refusal
 */
export function settleTicket(source: SourceTicket, context: SettleContext): SettledTicket | string {
  if (source.sourceId === "") return "It has no ticket id.";
  if (source.sourceId.length > longest.id) return `Its id has ${source.sourceId.length} characters; ${longest.id} is the most.`;
  const email = addressOf(source.requester);
  if (email === null) return source.requester.email ? `"${source.requester.email.slice(0, 60)}" is not an email address.` : "It does not say the requester's email address.";
  if (source.subject.length > longest.keptSubject) return `Its subject has ${source.subject.length.toLocaleString("en")} characters; ${longest.keptSubject.toLocaleString("en")} is the most. A quotation mark may be missing.`;
  const dates = datesOf(source, context.now);
  if (typeof dates === "string") return dates;
  const requester = { email, name: nameOf(source.requester, email) };
  const entries = entriesOf(source, requester, dates.createdAt, context);
  if (typeof entries === "string") return entries;
  const files = source.files.length + source.entries.reduce((sum, entry) => sum + entry.files.length, 0);
  return { ...statesOf(source, entries, dates, context), files, sourceId: source.sourceId, requester, entries, createdAt: dates.createdAt, subject: subjectOf(source, entries), assignee: source.assignee && { email: addressOf(source.assignee), name: (source.assignee.name ?? "").trim().toLowerCase() } };
}

/** A person's address in our writing; null when they have none. */
export function addressOf({ email }: SourcePerson): string | null {
  const plain = email?.trim().toLowerCase() ?? "";
  return plain.length <= 254 && address.test(plain) ? plain : null;
}

export function nameOf({ name }: SourcePerson, email: string): string {
  const plain = (name ?? "").replace(/\s+/g, " ").trim();
  return (plain || email.split("@")[0] || email).slice(0, longest.name);
}

function datesOf(source: SourceTicket, now: Date): { createdAt: Date; updatedAt: Date | null; resolvedAt: Date | null } | string {
  const createdAt = readDate(source.createdAt, now), updatedAt = readDate(source.updatedAt, now), resolvedAt = readDate(source.resolvedAt, now);
  if (createdAt === null) return "It does not say when it was created.";
  for (const date of [createdAt, updatedAt, resolvedAt]) if (typeof date === "string") return date;
  return { createdAt: createdAt as Date, updatedAt: updatedAt as Date | null, resolvedAt: resolvedAt as Date | null };
}

function subjectOf({ subject }: SourceTicket, entries: readonly SettledEntry[]): string {
  const line = subject.replace(/\s+/g, " ").trim();
  const shown = line.length >= 3 ? line : `${line} ${entries[0]?.body.split("\n")[0] ?? ""}`.replace(/\s+/g, " ").trim();
  const long = shown.length < 3 ? "(no subject)" : shown;
  return long.length > longest.subject ? `${long.slice(0, longest.subject - 1)}…` : long;
}

/** The thread in the order of its times; the description comes first and is the requester's. */
function entriesOf(source: SourceTicket, requester: SettledPerson, createdAt: Date, context: SettleContext): SettledEntry[] | string {
  const said = source.entries.filter(({ body, files }) => body !== "" || files.length > 0);
  if (said.length > longest.entries) return `It has ${said.length} entries; ${longest.entries} is the most.`;
  const settled: (SettledEntry & { files: SourceFile[] })[] = [];
  let last = createdAt;
  for (const entry of said) {
    const at = readDate(entry.at, context.now);
    if (typeof at === "string") return at;
    last = at ?? last;
    const byTeam = entry.byTeam ?? false;
    // What only the team may see was written by the team.
    const author = byTeam || !entry.public ? authorOf(entry, requester, context) : requester;
    // Also a note of somebody of the team who asked for themselves stays one.
    settled.push({ author, part: author === requester && entry.public ? "member" : "staff", visibility: entry.public ? "public" : "internal", body: entry.body, at: last, files: entry.files });
  }
  settled.sort((a, b) => a.at.getTime() - b.at.getTime());
  const subject = source.subject.replace(/\s+/g, " ").trim();
  const whole = subject.length > longest.subject ? subject : "";
  const first = settled[0];
  const description = isOfOthers(source.description, settled) ? "" : source.description;
  const opens = first && first.part === "member" && (description === "" || foldBody(first.body) === foldBody(description));
  const begin = [whole, opens ? first.body : description].filter((part) => part !== "").join("\n\n") || subject || "(no description)";
  const opening = { author: requester, part: "member" as const, visibility: "public" as const, body: begin, at: createdAt, files: [...source.files, ...(opens ? first.files : [])] };
  return [opening, ...(opens ? settled.slice(1) : settled)].map(({ files, ...entry }) => ({ ...entry, body: withFiles(entry.body, files) })).flatMap(inParts);
}

/** What was said, and under it what was attached to it there: it is not fetched, since nobody knows what these addresses give, and to whom. */
function withFiles(body: string, files: readonly SourceFile[]): string {
  if (files.length === 0) return body;
  const lines = [...new Map(files.map((file) => [file.url, `${file.name}: ${file.url}`])).values()];
  return [body, ["Attached in the other desk, not brought along:", ...lines].join("\n")].filter((part) => part !== "").join("\n\n");
}

/** Whether a description is only the copy of what somebody else wrote: some desks repeat the first entry there, be it a note of the team. */
function isOfOthers(description: string, entries: readonly SettledEntry[]): boolean {
  if (description === "") return false;
  const words = foldBody(description);
  const copied = entries.filter(({ body }) => foldBody(body) === words);
  return copied.length > 0 && copied.every(({ part }) => part !== "member");
}

/** What a body says, to compare it: one may be what is left of another's HTML, so signs and spaces do not count. */
function foldBody(body: string): string {
  return body.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || body.replace(/\s+/g, "");
}

/** Somebody of the team whose address the file leaves out stands under one that can't exist (RFC 6761): no mail reaches it and nobody can claim it. */
function authorOf({ author }: SourceEntry, requester: SettledPerson, { source }: SettleContext): SettledPerson {
  if (author === null) return { email: `agent@${source}.imported.invalid`, name: "Former agent" };
  const email = addressOf(author);
  if (email === requester.email) return requester;
  const key = (author.id ?? author.name ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60);
  return email ? { email, name: nameOf(author, email) } : { email: `agent-${key || "unknown"}@${source}.imported.invalid`, name: (author.name ?? "Former agent").slice(0, longest.name) };
}

function inParts(entry: SettledEntry): SettledEntry[] {
  const parts: SettledEntry[] = [];
  for (let rest = entry.body; rest !== "";) {
    // A character of two code units is not cut in half.
    const end = rest.length > longest.body && /[\uD800-\uDBFF]/.test(rest.charAt(longest.body - 1)) ? longest.body - 1 : longest.body;
    parts.push({ ...entry, body: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return parts;
}

function statesOf(source: SourceTicket, entries: readonly SettledEntry[], dates: { createdAt: Date; updatedAt: Date | null; resolvedAt: Date | null }, context: SettleContext) {
  const spoken = entries.filter(({ visibility }) => visibility === "public");
  const latest = new Date(Math.max(dates.createdAt.getTime(), ...entries.map(({ at }) => at.getTime())));
  const updatedAt = later(dates.updatedAt ?? dates.resolvedAt ?? latest, dates.createdAt);
  const mapped = mapStatus(source.status, context.mapping);
  const solved = mapped === "resolved" || mapped === "closed";
  const resolvedAt = solved ? later(dates.resolvedAt ?? updatedAt, dates.createdAt) : null;
  const status: Status = mapped === "resolved" && resolvedAt && context.closedBefore && resolvedAt <= context.closedBefore ? "closed" : mapped;
  // Who waited elsewhere waits here from now on: the team could not see it before.
  const waits = (status === "open" || status === "in_progress") && spoken.at(-1)?.part === "member";
  return {
    status, priority: mapPriority(source.priority, context.mapping), category: mapCategory(source.category, context.mapping, context.categories), channel: mapChannel(source.channel), tags: mapTags(source.tags),
    updatedAt, resolvedAt, statusChangedAt: resolvedAt ?? updatedAt, waitingSince: waits ? context.now : null, firstRepliedAt: spoken.find(({ part }) => part === "staff")?.at ?? null,
  };
}

const later = (one: Date, other: Date) => (one.getTime() > other.getTime() ? one : other);
