import type { Eraser } from "../../platform/ports.ts";
import * as queries from "./erase.queries.ts";

const batch = 500;

/** Questions that found no answer, what was said of answers, and what the bot remembered of talks. The messages are the conversations' to blank. */
export const talksEraser: Eraser = {
  name: "assistant.talks",
  title: { en: "Talks with the assistant: memory, unanswered questions and votes removed", sw: "Mazungumzo na msaidizi: kumbukumbu, maswali yasiyojibiwa na kura vimeondolewa" },
  async erase(tx, { personId }) {
    const [row] = await queries.eraseTalks.run({ personId, limit: batch }, tx);
    const votes = await queries.eraseVotes.run({ personId }, tx);
    const count = (row?.count ?? 0) + votes;
    return { count, done: count === 0 };
  },
};
