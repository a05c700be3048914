import { invalid } from "../../platform/errors.ts";
import { commonWords } from "./common-words.ts";

/** What else an attacker knows about the person: their names are tried first. */
export interface AboutThem {
  email?: string | undefined;
  username?: string | undefined;
  name?: string | undefined;
}

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qweasdzxc", "a1b2c3d4e5f6g7h8", "147258369", "159357", "741852963"];
const runs = rows.flatMap((row) => [row, row.split("").reverse().join("")]).map((row) => row + row);

/**
 * Why a password is among the first to be guessed, or null. It is when nothing is left of it but a common word, the person's own
 * name, a run of the keyboard or one short piece repeated, with at most four more digits or signs around it.
 */
export function guessable(password: string, about: AboutThem = {}): string | null {
  const plain = password.toLowerCase();
  const own = [about.email?.split("@")[0], about.email, about.username, ...(about.name ?? "").split(/\s+/), about.name?.replaceAll(/\s+/g, "")]
    .map((word) => word?.toLowerCase() ?? "").filter((word) => word.length >= 3);
  if (isRun(plain) || isRepeated(plain)) return "This is a row of keys or a repeated piece, which is guessed at once. Choose words that only you would put together.";
  for (const form of [plain, unmasked(plain, "i"), unmasked(plain, "l")]) {
    for (const core of cores(form)) {
      if (own.includes(core)) return "This is your own name or address, which is guessed at once. Choose words that only you would put together.";
      if (commonWords.has(core) || isRun(core) || isRepeated(core)) return "This is one of the passwords that are guessed first. Choose words that only you would put together.";
    }
  }
  return null;
}

/** @throws 422 on `path` when a password is too easily guessed */
export function checkPassword(password: string, path: string, about: AboutThem = {}): void {
  const why = guessable(password, about);
  if (why) throw invalid([{ path, message: why }]);
}

/** What is left without the digits and signs at the ends: few of them, or a row of keys such as 12345. */
function cores(text: string): string[] {
  const [, before = "", core = "", after = ""] = /^([^a-z]*)(.*?)([^a-z]*)$/s.exec(text) ?? [];
  const plainEnds = before.length + after.length <= 4 || [before, after].every((end) => end === "" || isRun(end) || isRepeated(end));
  return plainEnds ? [text, core, core.replaceAll(/[\s._-]+/g, "")] : [text];
}

/** `p@55w0rd` is `password` to those who guess. */
function unmasked(text: string, one: "i" | "l"): string {
  const letters: Record<string, string> = { "@": "a", "4": "a", "3": "e", "0": "o", "$": "s", "5": "s", "7": "t", "1": one, "!": one };
  const inner = /^(.*?)([\d\W_]{0,4})$/s.exec(text);
  return (inner?.[1] ?? text).replaceAll(/[@430$571!]/g, (sign) => letters[sign] ?? sign) + (inner?.[2] ?? "");
}

function isRun(text: string): boolean {
  return text.length >= 4 && runs.some((row) => row.includes(text));
}

/** `aaaaaaaa`, `12121212`, `abcabcabc`; a longer piece only when it is itself common. */
function isRepeated(text: string): boolean {
  if (text.length < 4) return false;
  for (let size = 1; size <= text.length / 2; size++) {
    const piece = text.slice(0, size);
    if (text.length % size === 0 && piece.repeat(text.length / size) === text && (size <= 4 || commonWords.has(piece))) return true;
  }
  return false;
}
