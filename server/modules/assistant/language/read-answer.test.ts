import { expect, test } from "vitest";
import { answerTexts, outcomeTexts, questionTexts } from "./labelled/answers.ts";
import { asksQuestion, readHelped, readSolved, readYesNo } from "./read-answer.ts";

test("AS-3 yes is understood in the languages of the members", () => {
  const said = ["yes", "Yes please", "yeah", "Yup!", "sure", "ok", "OK 👍", "abeg", "Abeg do am", "ndiyo", "sawa sawa", "go ahead", "y", "YES!!!", "👍🏾", "no problem, go ahead", "hakuna shida", "no wahala", "why not", "oya",
    "yes I want my money back", "Please open a ticket", "yes, it happened yesterday when I paid", "I don't mind", "endelea", "poa"];
  expect(said.filter((text) => readYesNo(text) !== "yes")).toEqual([]);
});

test("AS-3 no, and not now, are understood", () => {
  const said = ["no", "No thanks", "nope", "nah", "Not now please", "later", "maybe not now", "hapana", "Hapana asante", "baadaye", "sitaki", "no need", "abeg no", "ok, not now", "ok later", "👎", "don’t", "I no want", "leave am",
    "never mind", "kesho", "cancel", "please no", "nope 😅"];
  expect(said.filter((text) => readYesNo(text) !== "no")).toEqual([]);
});

test("AS-3 an unclear answer is left open, so that the bot asks again", () => {
  const said = ["", "???", "maybe", "what do you mean", "I am not sure", "yes and no", "my payment failed", "I know", "sijui", "🤔", "👍👎", "no network since yesterday", "which one?", "1", "north",
    "yes please don’t", "I paid at noon, and later the app closed, what is the price of boost"];
  expect(said.filter((text) => readYesNo(text) !== undefined)).toEqual([]);
});

test("AS-1 the answers to \"did this help?\" are understood, and unclear ones left open", () => {
  const helped = ["yes", "it helped", "That worked, thank you", "solved", "ndiyo", "imenisaidia", "e don work", "works now", "👍", "perfect, thanks", "asante nimeelewa", "got it"];
  const not = ["no", "not really", "it did not help", "no it still fails", "haijasaidia", "e no work", "same problem", "still not working", "👎", "this is useless", "that is not what I asked", "sio hiyo", "please help me", "it worked once but now same error", "bado"];
  expect(helped.filter((text) => readHelped(text) !== "helped")).toEqual([]);
  expect(not.filter((text) => readHelped(text) !== "not-helped")).toEqual([]);
  expect(["", "maybe", "what is a bundle?"].map(readHelped)).toEqual([undefined, undefined, undefined]);
});

test("AS-3 only a yes is taken for one: never a question, a wait, or that it works by now", () => {
  const wrong = (["yes", "no", "neither"] as const).flatMap((right) => answerTexts[right].map((text) => ({ text, right, read: readYesNo(text) ?? "neither" })).filter(({ read }) => read !== right));
  expect(wrong).toEqual([]);
  expect(Object.values(answerTexts).flat().length).toBeGreaterThanOrEqual(120);
});

test("AS-3 that the trouble is over is heard, and what goes on is not taken for over", () => {
  expect({ missed: outcomeTexts.over.filter((text) => !readSolved(text)), alarms: outcomeTexts.notOver.filter((text) => readSolved(text)) }).toEqual({ missed: [], alarms: [] });
});

test("AS-1 a plain question is told from an answer and a story", () => {
  expect({ missed: questionTexts.asks.filter((text) => !asksQuestion(text)), alarms: questionTexts.doesNot.filter((text) => asksQuestion(text)) }).toEqual({ missed: [], alarms: [] });
});
