import type { Eraser } from "../../platform/ports.ts";
import * as queries from "./erase.queries.ts";

const batch = 500;

/** Questions that found no answer, and what the bot remembered of talks. The messages are the conversations' to blank. */
export const talksEraser: Eraser = {
  name: "assistant.talks",
  title: "Talks with the assistant: memory and unanswered questions removed",
  async erase(tx, { personId }) {
    const [row] = await queries.eraseTalks.run({ personId, limit: batch }, tx);
    const count = row?.count ?? 0;
    return { count, done: count === 0 };
  },
};
