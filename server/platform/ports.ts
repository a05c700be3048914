import type { Message } from "../../contract/conversations.ts";
import type { Permission } from "../../contract/permissions.ts";
import type { InLocales } from "./locale.ts";
import type { Tx } from "./db/tx.ts";
import type { Services } from "./services.ts";

/** A fact about a person that some module can show beside a ticket. */
export interface PersonRecord {
  /** `payment`, `session`, …; the module's own word. */
  kind: string;
  recordId: string;
  title: string;
  lines: { label: string; value: string }[];
  at: Date | null;
  /** Names of remedies that apply to this record now. */
  remedies: string[];
}

/** Shows a person's records to staff (DK-7). Runs in the asker's transaction, so row-level security applies. */
export interface RecordSource {
  name: string;
  permission: Permission;
  recordsOf(tx: Tx, personId: string): Promise<PersonRecord[]>;
}

export interface RemedyRequest {
  /** The ticket's requester: a remedy never reaches another person's record. */
  personId: string;
  recordId: string;
  idempotencyKey: string;
}

/** What a remedy did, or would do. */
export interface RemedyOutcome {
  /** One sentence, past tense when done: "Signed out of 3 devices." */
  summary: string;
  lines: string[];
}

/** An audited action on a record (DK-16). The desk knows none of them by name. */
export interface Remedy {
  /** `record-kind.verb`, e.g. `member.sign-out-everywhere`. */
  name: string;
  title: string;
  permission: Permission;
  /** Asks for a second look in the screen. */
  danger: boolean;
  /** Says what `run` would do now; changes nothing. Throws notFound when the record is not this person's. */
  preview(tx: Tx, request: RemedyRequest): Promise<RemedyOutcome>;
  run(tx: Tx, request: RemedyRequest): Promise<RemedyOutcome>;
}

/** A message being posted, as a kind's rules see it. */
export interface Posting {
  conversationId: string;
  clientId: string;
  body: string;
  visibility: "public" | "internal";
  replyTo: number | null;
  /** Ids of uploaded files (CV-7). */
  attachments?: readonly string[];
}

/** What became of it: `duplicate` is the earlier message of the same client id, as it is now. */
export interface PostedMessage {
  outcome: "posted" | "duplicate";
  message: Message;
  /** Messages left to the writer in this minute (CV-16); null when none was counted. */
  messagesLeft: number | null;
}

/** A message that was edited or removed (CV-8). */
export interface ChangedMessage {
  message: Message;
  kind: "edited" | "removed";
  /** The conversation's last public message is this one. */
  last: boolean;
}

/** The rules around posting in a kind of conversation whose rules live in code. `direct` has none: the database's suffice. */
export interface ConversationKind {
  kind: "ticket" | "assistant" | "character";
  /** Posts by the kind's own action. */
  post(tx: Tx, posting: Posting): Promise<PostedMessage>;
  /** Before a message is changed: the locks that the kind's own actions take first. */
  lock?(tx: Tx, conversationId: string): Promise<void>;
  /** Keeps the kind's own copies of a message's words true, in the same transaction. */
  changed?(tx: Tx, change: ChangedMessage): Promise<void>;
  /** Opens a conversation of this kind for the actor (or finds the one still open) and answers with its id. */
  open?(tx: Tx, options: { fresh: boolean }): Promise<string>;
  /** Where the talk went on, when it was handed off. */
  handedOffTo?(tx: Tx, conversationId: string): Promise<{ ticketId: string; number: string } | null>;
}

/** Whose data is erased or exported, and the name that stands in where history must stay. */
export interface Subject {
  personId: string;
  /** Shown instead of the name where a row has to stay: "Deleted account 7f3a". */
  pseudonym: string;
}

/** What one bounded step of an erasure did (ID-13). */
export interface ErasureStep {
  /** How many things this step removed or blanked. */
  count: number;
  /** Nothing is left to do for this eraser. */
  done: boolean;
}

/**
 * Removes or blanks what a module holds about a person (ID-13). The erasure job calls `erase` as the system, each call in a
 * transaction of its own together with its receipt line, until it says done: a kill at any point resumes at the same step.
 * A call must be idempotent and bounded (some hundred rows).
 */
export interface Eraser {
  /** `module.what`, unique; also the receipt's key. */
  name: string;
  /** One line of the receipt, past tense: "Messages in private conversations blanked". */
  title: InLocales<string>;
  erase(tx: Tx, subject: Subject): Promise<ErasureStep>;
}

/**
 * Work that somebody on the staff has in hand (ID-15): an account can't be ended over it. The person's standing is locked, so nothing is
 * added meanwhile.
 */
export interface OpenWork {
  /** The kind, as the refusal names it: `tickets`. */
  name: string;
  countFor(tx: Tx, personId: string): Promise<number>;
  /** Gives all of it to `to`. @throws 422 when that person can't do such work */
  reassign(tx: Tx, from: string, to: string): Promise<void>;
}

/** What stands between the actor and another member, for the member's page (ID-11). */
export interface MemberTies {
  blockedByMe(tx: Tx, personId: string): Promise<boolean>;
}

/** Finds people by something that another module knows of them (AD-5): a ticket's number. Through the asker's rights. */
export interface PeopleFinder {
  name: string;
  find(tx: Tx, typed: string): Promise<string[]>;
}

/** One entry of an export: a JSON document written row by row, or a stored file. */
export type ExportEntry =
  | { path: string; rows: AsyncIterable<unknown> }
  | { path: string; fileId: string };

/**
 * A module's share of a member's export (ID-14). Yields entries one after the other; `rows` read by keyset pages, each page in a
 * short transaction of its own, so that a member with 100,000 messages costs flat memory.
 */
export interface Exporter {
  name: string;
  entries(services: Services, personId: string): AsyncIterable<ExportEntry>;
}

/**
 * A number on the admin's dashboard (AD-1), shown to those who hold the permission. It counts exactly what `link` lists; `before` is the
 * same one period (`dashboardPeriodDays`) earlier, null where that can't be known. Both run in the asker's transaction.
 */
export interface DashboardNumber {
  /** `module.what`, unique. */
  key: string;
  title: string;
  permission: Permission;
  /** `problems`: none is good. Default: `count`. */
  unit?: "count" | "percent" | "problems";
  /** In words: what is counted, and over which time. */
  means: string | ((tx: Tx) => string);
  /** Page of the web app, with its filter. */
  link: string | ((tx: Tx) => string);
  value(tx: Tx): Promise<number | null>;
  before(tx: Tx): Promise<number | null>;
}

/** How far back the dashboard compares, in days. */
export const dashboardPeriodDays = 7;
