import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";

const t = textsOf(adminHomeTexts);

/** The top of a scale and its steps: round numbers, at least `most`. */
export type Scale = { top: number; steps: number[] };

/**
 * A scale from 0 for counts: at most four whole steps of 1, 2 or 5 times a power of ten.
 *
 * @param most the greatest value shown
 */
export function countScale(most: number): Scale {
  for (let power = 1; ; power *= 10) {
    for (const unit of [1, 2, 5]) {
      const step = unit * power;
      const count = Math.max(1, Math.ceil(most / step));
      if (count <= 4) return { top: count * step, steps: Array.from({ length: count + 1 }, (_, at) => at * step) };
    }
  }
}

/** Every seventh day back from the last one: where a label stands under the chart. */
export function labelledDays(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % 7 === 0);
}

/** The answer to "are we keeping up?" in words: what came in, what was solved, and the difference. */
export function keepingUpWords(days: readonly { created: number; solved: number }[]): string {
  const created = days.reduce((sum, day) => sum + day.created, 0);
  const solved = days.reduce((sum, day) => sum + day.solved, 0);
  const rest = created - solved;
  const verdict = rest === 0 ? t("yesJust") : rest > 0 ? t("notQuiteMoreCame", { rest }) : t("yesMoreWereSolved", { more: -rest });
  return t("cameInWereSolved", { created, solved, verdict });
}
