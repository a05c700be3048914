import { expect, test } from "vitest";
import { arrived, begin, emptyDraft, failed, parseDraft, storedForm, typed, type Draft } from "./draft.ts";

const written = (text: string): Draft => typed(emptyDraft, text);

function started(draft: Draft) {
  const result = begin(draft);
  if (!result) throw new Error("nothing to send");
  return result;
}

test("CV-13 sending empties the field at once and trims the text", () => {
  const { attempt, draft } = started(written("  hello \n"));
  expect(attempt.text).toBe("hello");
  expect(draft.text).toBe("");
  expect(begin(written(" \n "))).toBeNull();
});

test("CV-13 what arrived is forgotten, what failed is back in the field before anything typed since", () => {
  const { attempt, draft } = started(written("first"));
  expect(arrived(draft, attempt.clientId)).toEqual(emptyDraft);
  expect(failed(draft, attempt.clientId).text).toBe("first");
  expect(failed(typed(draft, "second"), attempt.clientId).text).toBe("first\nsecond");
});

test("CV-1 the same text sent again after a failure keeps its client id, other text gets a new one", () => {
  const { attempt, draft } = started(written("once"));
  const back = failed(draft, attempt.clientId);
  expect(started(back).attempt.clientId).toBe(attempt.clientId);
  expect(started(typed(back, "once more")).attempt.clientId).not.toBe(attempt.clientId);
});

test("CV-1 text cleared after a failure and typed anew is a new message", () => {
  const { attempt, draft } = started(written("yes"));
  const cleared = typed(failed(draft, attempt.clientId), "");
  expect(started(typed(cleared, "yes")).attempt.clientId).not.toBe(attempt.clientId);
});

test("CV-13 a page closed while sending finds the text again, and the same id", () => {
  const { attempt, draft } = started(written("on its way"));
  const reopened = parseDraft(storedForm(draft));
  expect(reopened.text).toBe("on its way");
  expect(started(reopened).attempt.clientId).toBe(attempt.clientId);
});

test("CV-13 text that came back while its sending was still under way leaves the field when it arrives", () => {
  const { attempt, draft } = started(written("slow"));
  const reopened = parseDraft(storedForm(draft));
  expect(arrived(reopened, attempt.clientId)).toEqual(emptyDraft);
  expect(arrived(typed(reopened, "slow, but changed"), attempt.clientId).text).toBe("slow, but changed");
});

test("CV-13 two messages under way are independent", () => {
  const one = started(written("one"));
  const two = started(typed(one.draft, "two"));
  const after = failed(arrived(two.draft, two.attempt.clientId), one.attempt.clientId);
  expect(after.text).toBe("one");
});

test("CV-13 a damaged draft is an empty draft, and an empty draft is not stored", () => {
  for (const stored of [null, "", "{", "3", '{"text":4,"attempts":[{"text":1}]}', '{"attempts":"x"}']) {
    expect(parseDraft(stored)).toEqual(emptyDraft);
  }
  expect(storedForm(emptyDraft)).toBeNull();
});
