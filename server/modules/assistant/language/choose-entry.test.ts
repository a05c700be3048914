import { expect, test } from "vitest";
import { chooseEntry } from "./choose-entry.ts";

const menu = [{ label: "Payments and wallet" }, { label: "Buy data", words: ["bundle", "airtime"] }, { label: "My account" }, { label: "Talk to a person", words: ["agent", "human"] }];
const chosen = (text: string) => {
  const index = chooseEntry(text, menu);
  return index === undefined ? undefined : menu[index]?.label;
};

test.each(["2", "2.", "option 2", "number two please", "#2", "2nd", "the second one", "ya pili", "2️⃣", "nambari 2"])("AS-1 %j chooses the second entry", (text) => {
  expect(chosen(text)).toBe("Buy data");
});

test("AS-1 an entry is chosen by its words, or other words for it, with small typos", () => {
  expect(chosen("data")).toBe("Buy data");
  expect(chosen("I want to buy some data for my sister today")).toBe("Buy data");
  expect(chosen("airtime please")).toBe("Buy data");
  expect(chosen("accuont")).toBe("My account");
  expect(chosen("PAYMENT")).toBe("Payments and wallet");
  expect(chosen("the first one")).toBe("Payments and wallet");
});

test("AS-1 what fits no entry, or two alike, chooses none", () => {
  expect(["", "9", "0", "1 2", "12", "hello", "account and agent", "how much is an account for my sister in Kisumu"].filter((text) => chosen(text) !== undefined)).toEqual([]);
  expect(chooseEntry("1", [])).toBeUndefined();
  expect(chooseEntry("data", [])).toBeUndefined();
});
