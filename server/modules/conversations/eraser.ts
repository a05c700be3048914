import type { Eraser } from "../../platform/ports.ts";
import { erasedWords } from "./erase-words.ts";
import * as queries from "./direct.queries.ts";

/** ID-13: what ties an erased member to others beside the messages, which have an eraser of their own. A person has few of either. */
export const tiesEraser: Eraser = {
  name: "conversations.ties", title: { en: "Blocks lifted; texts and quotes in reports emptied", sw: "Vizuizi vimeondolewa; maandishi na manukuu ya ripoti yamefutwa" },
  async erase(tx, { personId, pseudonym }) {
    const [row] = await queries.eraseTies.run({ personId, name: pseudonym, words: erasedWords }, tx);
    return { count: row?.count ?? 0, done: true };
  },
};
