import type { DemoVoice } from "./types.ts";
import type { Random } from "./random.ts";

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bplease\b/g, "pls"],
  [/\byour\b/g, "ur"],
  [/\byou\b/g, "u"],
  [/\bbecause\b/g, "cos"],
  [/\bmessages?\b/g, "msg"],
  [/\bthank you\b/g, "thx"],
  [/\btomorrow\b/g, "tmrw"],
];

/** Small letters and short forms, as typed with one thumb; words with digits, @, _ or {slots} filled in stay as they are. */
function phoneStyle(text: string): string {
  const small = text
    .split(/(\s+)/)
    .map((word) => (/[\d@_]/.test(word) ? word : word.toLowerCase()))
    .join("");
  const shortened = SHORT_FORMS.reduce((result, [pattern, short]) => result.replace(pattern, short), small);
  return shortened.replace(/\.$/, "").replace(/\bi'm\b/g, "im").replace(/\bdon't\b/g, "dont").replace(/\bcan't\b/g, "cant");
}

/** One slip: two neighbouring letters inside a longer word change places. */
function withSlip(random: Random, text: string): string {
  const words = text.split(" ");
  const candidates = words.flatMap((word, index) => (/^[a-z]{6,}$/.test(word) ? [index] : []));
  if (candidates.length < 3) return text;
  const at = random.pick(candidates);
  const word = words[at] ?? "";
  const cut = random.between(1, word.length - 3);
  words[at] = word.slice(0, cut) + (word[cut + 1] ?? "") + (word[cut] ?? "") + word.slice(cut + 2);
  return words.join(" ");
}

/** Says a text the way this person types. Numbers, references, usernames and addresses are never changed. */
export function inVoice(random: Random, voice: DemoVoice, text: string): string {
  if (voice === "phone") return phoneStyle(text);
  if (voice === "rushed") return withSlip(random, random.chance(0.3) ? text.replace(/\.$/, "!!") : text);
  return text;
}
