import { DomainError } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { postMessage } from "../conversations/index.ts";
import { botClientId } from "./bot-client-id.ts";
import type { Say } from "./flow-types.ts";

/**
 * Lets the bot say something. Once staff own the talk the database refuses it (AS-8), and the bot is silent without a word about it.
 * `reason` tells what is answered: the same answer to the same thing is stored once.
 */
export async function speak(tx: Tx, conversationId: string, { text, choices, articles, ticket }: Say, ...reason: (string | number)[]): Promise<void> {
  const extra = choices || articles || ticket ? { ...(choices ? { choices: [...choices] } : {}), ...(articles ? { articles: articles.map(brief) } : {}), ...(ticket ? { ticket } : {}) } : null;
  try {
    await postMessage(tx, { conversationId, clientId: botClientId(conversationId, ...reason), body: text, visibility: "public", extra, as: "bot" });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "bot-not-owner")) throw error;
  }
}

function brief({ slug, title, summary }: { slug: string; title: string; summary: string }) {
  return { slug, title, summary };
}
