import type { Message } from "../../contract/conversations.ts";
import type { Permission } from "../../contract/permissions.ts";
import type { Tx } from "./db/tx.ts";

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
}

/** The rules around posting in a kind of conversation whose rules live in code. `direct` has none: the database's suffice. */
export interface ConversationKind {
  kind: "ticket" | "assistant" | "character";
  /** Posts by the kind's own action and answers with the posted message (contract/conversations.ts `message`). */
  post(tx: Tx, posting: Posting): Promise<Message>;
  /** Opens a conversation of this kind for the actor (or finds the one still open) and answers with its id. */
  open?(tx: Tx, options: { fresh: boolean }): Promise<string>;
  /** Where the talk went on, when it was handed off. */
  handedOffTo?(tx: Tx, conversationId: string): Promise<{ ticketId: string; number: string } | null>;
}
