import { expect, test } from "vitest";
import { defaultRules } from "./default-rules.ts";
import { detectIssue } from "./detect-issue.ts";
import { heldOut, tuning, type LabelledSentence } from "./sentences.ts";

/** "good", or for the person who reads the failure the figures and every sentence that was judged wrongly, with what matched in it. */
function judge(sentences: LabelledSentence[], least: { precision: number; recall: number }): string {
  const judged = sentences.map((sentence) => ({ ...sentence, detection: detectIssue(sentence.text, defaultRules) }));
  const hits = judged.filter(({ severe, detection }) => severe && detection.severe).length;
  const missed = judged.filter(({ severe, detection }) => severe && !detection.severe);
  const alarms = judged.filter(({ severe, detection }) => !severe && detection.severe);
  const precision = hits / (hits + alarms.length);
  const recall = hits / (hits + missed.length);
  const line = (kind: string) => ({ text, speech, detection }: (typeof judged)[number]) => `${kind} (${speech}) ${text} [${detection.matches.map(({ phrase }) => phrase).join("; ")}]`;
  const figures = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${sentences.length} sentences`;
  const isGood = precision >= least.precision && recall >= least.recall;
  return isGood ? "good" : [figures, ...missed.map(line("missed")), ...alarms.map(line("false alarm"))].join("\n");
}

test.each([
  ["tuning", tuning],
  ["held-out", heldOut],
])("AS-2 on the %s sentences, precision is at least 0.95 and recall at least 0.90", (_, sentences) => {
  expect(judge(sentences, { precision: 0.95, recall: 0.9 })).toBe("good");
});

test("AS-2 no kind of speech is left behind: in each, precision is at least 0.90 and recall at least 0.85", () => {
  for (const speech of ["english", "nigerian", "kenyan", "swahili"]) {
    const spoken = [...tuning, ...heldOut].filter((sentence) => sentence.speech === speech);
    expect(judge(spoken, { precision: 0.9, recall: 0.85 })).toBe("good");
  }
});

test("AS-2 the measure itself is not blind: rules that always or never alarm are not good", () => {
  const turned = heldOut.map((sentence) => ({ ...sentence, severe: !sentence.severe }));
  expect(judge(turned, { precision: 0.95, recall: 0.9 })).toMatch(/^precision 0\.0.*\nmissed/);
});

test("AS-2 the set holds at least 260 sentences, balanced, none twice", () => {
  for (const set of [tuning, heldOut]) {
    const share = set.filter(({ severe }) => severe).length / set.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  }
  const texts = [...tuning, ...heldOut].map(({ text }) => text.toLowerCase());
  expect(texts.length).toBeGreaterThanOrEqual(260);
  const twice = texts.filter((text, place) => texts.indexOf(text) !== place);
  expect(twice).toEqual([]);
});
