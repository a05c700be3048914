import { expect, test } from "vitest";
import { textFingerprint } from "./text-fingerprint.ts";

test.for<[string, string]>([
  ["My post FAILED!!", "my post failed"], ["Café  señor", "cafe\nsenor"], ["  hello—world  ", "Hello, world."], ["???", " ??? "],
])("DK-2 %j and %j are the same text", ([a, b]) => {
  expect(textFingerprint("Subject", a)).toBe(textFingerprint("subject", b));
});

test.for<[string, string]>([
  ["I was charged 500", "I was charged 5000"], ["???", "!!!"], ["not working", "working"],
])("DK-2 %j and %j are different texts", ([a, b]) => {
  expect(textFingerprint("Subject", a)).not.toBe(textFingerprint("Subject", b));
});

test("DK-2 words do not move between subject and description", () => {
  expect(textFingerprint("a b", "c")).not.toBe(textFingerprint("a", "b c"));
});
