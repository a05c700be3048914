import { z } from "zod";
import { id, instant, pageOf, pageQuery, personBrief } from "./common.ts";
import { statuses, ticketRow } from "./desk.ts";
import { endpoint } from "./endpoint.ts";
import { filterNames } from "./search-names.ts";
import { shownText } from "./shown-text.ts";

/** CV-11. The same words for both groups of results; the grammar is in search-words.ts and search-filters.ts. */
const searchQuery = z.strictObject({
  ...pageQuery,
  q: shownText("Write what you look for.").max(300, "Use at most 300 characters."),
  /** `own`: what the caller takes part in. `team`: all tickets and bot talks, for those who may read them. */
  scope: z.enum(["own", "team"]).default("own"),
});
export type SearchScope = "own" | "team";

/** A filter that was written and could not be used: there is none of this name or value, or it is the team's alone. The search ran without it; `suggestion` is what was probably meant. */
const wrongFilter = z.strictObject({ raw: z.string(), name: z.string(), filter: z.enum(filterNames).nullable(), why: z.enum(["name", "value", "place"]), suggestion: z.string().nullable() });
export type WrongFilter = z.infer<typeof wrongFilter>;

/** A text in parts: hits are what was searched for. Plain text, never markup. */
const snippet = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }));

export const messageHit = z.strictObject({
  conversationId: id, seq: z.number().int(), kind: z.enum(["ticket", "direct", "assistant", "character"]), snippet,
  /** Null for the bot. */
  author: personBrief.nullable(), internal: z.boolean(), hasFiles: z.boolean(), at: instant,
  ticket: z.strictObject({ id, number: z.string(), subject: z.string(), status: z.enum(statuses) }).nullable(),
  /** With whom, in a talk between two. */
  other: personBrief.nullable(),
});
export type MessageHit = z.infer<typeof messageHit>;
/** Why a ticket was found: everything in which it may stand, in parts. */
export const ticketHit = ticketRow.extend({
  title: snippet, numberParts: snippet, requesterParts: snippet,
  /** The requester's address, where it is what was found; for the team alone. */
  address: snippet.nullable(),
  /** From the last words, or from the first ones where what was searched for stands only there. */
  snippet,
});
export type TicketHit = z.infer<typeof ticketHit>;

export const searchEndpoints = {
  messages: endpoint({
    method: "GET", path: "/api/search/messages", summary: "Messages with these words that the caller may read (CV-11): the newest first, or the best of the newest matches.", access: "signed-in", limit: "read",
    query: searchQuery.extend({ sort: z.enum(["time", "relevance"]).default("time") }),
    /** A page may hold fewer than were asked for while `nextCursor` goes on: it then looked back to `lookedBackTo`. */
    output: pageOf(messageHit).extend({ wrong: z.array(wrongFilter), lookedBackTo: instant.nullable() }), errors: ["forbidden"],
  }),
  tickets: endpoint({
    method: "GET", path: "/api/search/tickets", summary: "Tickets found by number, subject, first words or requester (CV-11), the latest change first.", access: "signed-in", limit: "read",
    query: searchQuery, output: pageOf(ticketHit).extend({ wrong: z.array(wrongFilter) }), errors: ["forbidden"],
  }),
};
