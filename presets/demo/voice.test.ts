import { expect, test } from "vitest";
import type { DemoVoice } from "./types.ts";
import { seededRandom } from "./random.ts";
import { fillSlots } from "./slots.ts";
import { inVoice } from "./voice.ts";

test("no way of typing changes a number, a reference, a username or an address", () => {
  const facts = ["T4H7XQ2P9K", "₦2,500", "amina_w.95", "amina.w@example.com", "9:40am"];
  const voices: DemoVoice[] = ["tidy", "formal", "phone", "rushed"];
  for (const voice of voices) {
    for (let seed = 0; seed < 40; seed += 1) {
      const said = inVoice(seededRandom(seed), voice, `Please check because payment ${facts.join(" and payment ")} happened yesterday morning again.`);
      for (const fact of facts) expect(said).toContain(fact);
    }
  }
});

test("a phone is typed on in small letters and short forms", () => {
  expect(inVoice(seededRandom(1), "phone", "Please help me because you have my money.")).toBe("pls help me cos u have my money");
});

test("a line with an unknown slot is refused", () => {
  expect(fillSlots("I paid {amount}.", { amount: "KSh 500" })).toBe("I paid KSh 500.");
  expect(() => fillSlots("I paid {amuont}.", { amount: "KSh 500" })).toThrow(RangeError);
});
