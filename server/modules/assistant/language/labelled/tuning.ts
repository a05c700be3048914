import type { LabelledTexts } from "./labelled-texts.ts";
import { englishCalm } from "./tuning/english-calm.ts";
import { englishQuestions } from "./tuning/english-questions.ts";
import { englishSevere } from "./tuning/english-severe.ts";
import { kenyan } from "./tuning/kenyan.ts";
import { nigerian } from "./tuning/nigerian.ts";
import { swahili } from "./tuning/swahili.ts";

/** Sentences that the default rules are tuned on. */
export const tuningTexts: LabelledTexts = { english: { severe: englishSevere, calm: [...englishCalm, ...englishQuestions] }, nigerian, kenyan, swahili };
