import { expect, test } from "vitest";
import { typedAfter } from "./typed-ahead.ts";

const typing = (keys: readonly string[]) => keys.reduce((text, key) => typedAfter(text, { key, ctrlKey: false, metaKey: false, altKey: false }) ?? text, "");

test("DK-6 DK-8 what is typed before a ticket has come is kept as it would stand in the field", () => {
  expect(typing([..."Hi there", "Backspace", "Shift", "ArrowLeft", "Enter", "ẹ", "👍", "Backspace"])).toBe("Hi ther\nẹ");
  expect(typing(["Backspace"])).toBe("");
  expect(typedAfter("Hi", { key: "k", ctrlKey: true, metaKey: false, altKey: false })).toBeNull();
});
