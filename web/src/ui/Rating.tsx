import { useId, useState } from "react";
import { Star } from "lucide-react";
import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { marksTexts } from "../texts/en/marks.ts";

const t = textsOf(marksTexts);

/** One to five, worst first. */
export type Score = 1 | 2 | 3 | 4 | 5;

const scores: readonly Score[] = [1, 2, 3, 4, 5];

export type RatingProps = {
  /** The question: "How did we do?" */
  label: string;
  value: Score | null;
  onChange: (score: Score) => void;
  /** Words for one to five. */
  words?: readonly [string, string, string, string, string];
  disabled?: boolean;
};

/** Five stars with words: a radio group, so arrow keys and screen readers work as people expect (DK-15). */
export function Rating({ label, value, onChange, words = [t("veryBad"), t("bad"), t("okay"), t("good"), t("veryGood")], disabled = false }: RatingProps) {
  const name = useId();
  const [pointed, setPointed] = useState<Score | null>(null);
  const shown = pointed ?? value;
  return (
    <fieldset disabled={disabled} className="min-w-0 border-0 p-0 disabled:opacity-55">
      <legend className="pb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap items-center gap-x-3">
        <div className="flex" onPointerLeave={() => setPointed(null)}>
          {scores.map((score) => (
            <label
              key={score}
              onPointerEnter={() => setPointed(score)}
              className="grid size-11 cursor-pointer place-items-center rounded-md has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input type="radio" name={name} value={score} checked={value === score} onChange={() => onChange(score)} className="sr-only" />
              <Star
                aria-hidden="true"
                className={clsx("size-7 transition-transform", shown !== null && score <= shown ? "scale-105 fill-star text-star-edge" : "text-border-strong")}
                strokeWidth={1.75}
              />
              <span className="sr-only">{words[score - 1]}</span>
            </label>
          ))}
        </div>
        <span aria-hidden="true" className="min-w-20 text-sm text-muted">
          {shown === null ? "" : words[shown - 1]}
        </span>
      </div>
    </fieldset>
  );
}
