import { heldOutTexts } from "./labelled/held-out.ts";
import type { LabelledTexts, Speech } from "./labelled/labelled-texts.ts";
import { tuningTexts } from "./labelled/tuning.ts";

/** One sentence of the labelled set of AS-2, with the right answer. */
export interface LabelledSentence {
  text: string;
  severe: boolean;
  speech: Speech;
}

/** The sentences that the default rules were tuned on. */
export const tuning: LabelledSentence[] = label(tuningTexts);

/** The sentences that measure the rules; never tune on them. */
export const heldOut: LabelledSentence[] = label(heldOutTexts);

function label(texts: LabelledTexts): LabelledSentence[] {
  const speeches: Speech[] = ["english", "nigerian", "kenyan", "swahili"];
  return speeches.flatMap((speech) => [
    ...texts[speech].severe.map((text) => ({ text, severe: true, speech })),
    ...texts[speech].calm.map((text) => ({ text, severe: false, speech })),
  ]);
}
