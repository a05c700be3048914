import type { Message } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { noteEvent, setOwner, storedFiles } from "../conversations/index.ts";
import { createTicket, listCategories, type CreatedTicket } from "../desk/index.ts";
import * as queries from "./assistant.queries.ts";
import { botClientId } from "./bot-client-id.ts";
import { detectIssue, subjectFrom } from "./language/index.ts";
import { assistantSettings } from "./settings.ts";
import { speak } from "./speak.ts";

export interface HandOff {
  conversationId: string;
  ticket: { id: string; number: string; status: string };
  /** The bot's last words: they name the ticket. */
  words: string;
}

/**
 * Gives a talk to staff: the bot's last words with the ticket's number, then the owner changes, all in this transaction (AS-4, AS-8).
 * From then on the database refuses the bot, and the member's messages are answered `moved`. A typed call, never words in a text.
 * The caller has locked the conversation by writing to it, and has seen that the talk was not handed off.
 */
export async function handOff(tx: Tx, { conversationId, ticket, words }: HandOff): Promise<void> {
  const { id, number, status } = ticket;
  await speak(tx, conversationId, { do: "say", text: words, ticket: { id, number, status } }, "handed-off");
  const [taken] = await queries.handOffSession.run({ conversationId, ticketId: id, ticketNumber: number, now: tx.now }, tx);
  if (!taken) throw new Error(`talk ${conversationId} was handed off before`);
  await setOwner(tx, conversationId, "staff");
  await noteEvent(tx, conversationId, "handed_off", "public", { ticketId: id, number });
}

/**
 * AS-4: makes a ticket of what the member told, in the member's name: copies of their messages in order, its subject and category from
 * their words about the present matter. The same talk makes one ticket, however often it is tried.
 * @param matterFrom number of the message with which that matter begins: what was solved before it does not name the ticket; null for all of it
 * @throws 429 `ticket-limit` (DK-2), before anything is written
 */
export async function ticketFromTalk(tx: Tx, conversationId: string, told: readonly Message[], matterFrom: number | null): Promise<CreatedTicket> {
  // What the member took back meanwhile (CV-8) is not told to anybody.
  const kept = told.filter(({ removed }) => removed === null);
  const bodies = aboutMatter(kept, matterFrom).map(({ body }) => body);
  const rules = tx.services.settings.get(assistantSettings.issueRules);
  const subject = subjectFrom(bodies, rules);
  return createTicket(tx, {
    subject, category: await categoryFor(tx, detectIssue(bodies.join("\n"), rules).category), openedAs: "assistant", channel: "assistant",
    clientId: botClientId(conversationId, "ticket"), sourceConversationId: conversationId,
    firstMessages: kept.length === 0 ? [{ body: subject }] : kept.map((message) => ({
      body: message.body, files: storedFiles(message), clientId: botClientId(conversationId, message.seq, "copy"), createdAt: new Date(message.createdAt),
      copiedFrom: { conversationId, seq: message.seq },
    })),
  });
}

/** The messages that tell of the present matter; all of them where none does. */
export function aboutMatter(told: readonly Message[], matterFrom: number | null): readonly Message[] {
  const about = told.filter(({ seq }) => seq >= (matterFrom ?? 0));
  return about.length > 0 ? about : told;
}

/** The guessed category if this desk has it in use, else "other", else its last one, where the general ones stand. */
async function categoryFor(tx: Tx, guessed: string): Promise<string> {
  const keys = (await listCategories(tx)).map(({ key }) => key);
  return [guessed, "other"].find((key) => keys.includes(key)) ?? keys.at(-1) ?? guessed;
}
