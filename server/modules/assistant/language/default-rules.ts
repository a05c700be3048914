import { englishRules } from "./defaults/english.ts";
import { pidginRules } from "./defaults/pidgin.ts";
import { swahiliRules } from "./defaults/swahili.ts";
import { defaultWording } from "./defaults/wording.ts";
import type { IssueRules } from "./issue-rules.ts";

/**
 * The rules that a new instance starts with; settings hold its own copy from the first edit on.
 * To add a phrase, put a line into the file of its language under `defaults/`, and a sentence that needs it into
 * `labelled/tuning.ts`; how phrases are written stands in `phrase-pattern.ts`.
 */
export const defaultRules: IssueRules = {
  severeFrom: 3,
  ...defaultWording,
  languages: { en: englishRules, "en-ng": pidginRules, sw: swahiliRules },
};
