import { textsOf } from "../../lib/texts.ts";
import { newPasswordTexts } from "../../texts/en/new-password.ts";
import { shortest } from "./shortest-password.ts";

const t = textsOf(newPasswordTexts);

/** From "will be guessed" to "good"; a hint for people. The rules themselves are the server's. */
export type Strength = { score: 0 | 1 | 2 | 3; word: string; advice: string | null };

const common = /^(?:pass(?:word)?|qwerty\w*|letmein|welcome|iloveyou|admin|baraza|football|sunshine|abc|master|hello|secret)[\d\W_]*$/i;

/**
 * How hard a password is to guess, roughly: length counts most, then how many kinds of characters and how many different ones.
 *
 * @param own the person's names and address: what is tried first
 */
export function passwordStrength(password: string, own: readonly string[] = []): Strength {
  if (password.length < shortest) {
    const missing = shortest - password.length;
    return { score: 0, word: t("tooShort"), advice: t("charactersMore", { missing }) };
  }
  const plain = password.toLowerCase();
  const names = own.flatMap((one) => one.toLowerCase().split(/[\s@.]+/)).filter((one) => one.length >= 3);
  if (names.some((name) => plain.replace(/[\d\W_]+/g, "") === name)) return { score: 1, word: t("easilyGuessed"), advice: t("itIsYourOwn") };
  if (common.test(password) || isRow(plain)) return { score: 1, word: t("easilyGuessed"), advice: t("itIsOneOf") };
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\da-zA-Z]/].filter((kind) => kind.test(password)).length;
  const points = password.length + 2 * (kinds - 1) + Math.min(new Set(plain).size, 10) - 10;
  if (points < 4) return { score: 1, word: t("weak"), advice: t("makeItLongerA") };
  if (points < 12) return { score: 2, word: t("fair"), advice: t("oneMoreWordMakes") };
  return { score: 3, word: t("strong"), advice: null };
}

/** Our judgement, lowered where the estimate of `score-password.ts` (0–4) knows better; null while there is none. */
export function withEstimate(strength: Strength, estimate: number | null): Strength {
  if (estimate === null || strength.score === 0) return strength;
  if (estimate <= 1) return { score: 1, word: t("easilyGuessed"), advice: strength.score === 1 && strength.advice ? strength.advice : t("makeItLongerA") };
  if (estimate === 2 && strength.score > 2) return { score: 2, word: t("fair"), advice: t("oneMoreWordMakes") };
  return strength;
}

/** All one character, or each character the next after the one before: 12345678, abcdefgh, 87654321. */
function isRow(text: string): boolean {
  const steps = new Set([...text].slice(1).map((one, at) => one.charCodeAt(0) - text.charCodeAt(at)));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9);
}
