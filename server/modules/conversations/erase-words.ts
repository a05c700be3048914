import type { Eraser } from "../../platform/ports.ts";
import { closeConversation, noteEvent } from "./change-conversation.ts";
import * as queries from "./erase.queries.ts";

/** Stands where a member's words were (ID-13). */
export const erasedWords = "[message from a deleted account]";
/** Rows in one step: quick enough that nobody waits for its locks. */
const batch = 500;
const talksInAStep = 50;

/** Open talks of the person end. Tickets are the desk's to close. */
const closeEraser: Eraser = {
  name: "conversations.close",
  title: { en: "Open conversations closed", sw: "Mazungumzo yaliyo wazi yamefungwa" },
  async erase(tx, { personId }) {
    const talks = await queries.openTalksOf.run({ personId, limit: talksInAStep }, tx);
    for (const { id } of talks) {
      await closeConversation(tx, id, "member_erased");
      await noteEvent(tx, id, "closed", "public", { reason: "member_erased" });
    }
    return { count: talks.length, done: talks.length < talksInAStep };
  },
};

/** What the person wrote as a member, with its older versions and attachments. What the team wrote stays. */
const wordsEraser: Eraser = {
  name: "conversations.words",
  title: { en: "Messages in private conversations blanked, with their older versions", sw: "Ujumbe wa mazungumzo ya faragha umefutwa, pamoja na matoleo yake ya zamani" },
  async erase(tx, { personId }) {
    const [row] = await queries.eraseWords.run({ personId, words: erasedWords, limit: batch }, tx);
    const count = row?.count ?? 0;
    return { count, done: count === 0 };
  },
};

export const conversationErasers: readonly Eraser[] = [closeEraser, wordsEraser];
