import type { ReactNode } from "react";
import { clsx } from "clsx";

export type ChoiceChipsProps<Word extends string> = {
  label: string;
  choices: readonly { word: Word; text: ReactNode }[];
  chosen: readonly Word[] | undefined;
  /** Undefined when nothing is chosen any more. */
  onChange: (chosen: Word[] | undefined) => void;
};

/** A few choices of which any number may be on. */
export function ChoiceChips<Word extends string>({ label, choices, chosen = [], onChange }: ChoiceChipsProps<Word>) {
  const toggle = (word: Word) => {
    const next = chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1.5 text-xs font-medium text-muted">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ word, text }) => (
          <button
            key={word}
            type="button"
            aria-pressed={chosen.includes(word)}
            onClick={() => toggle(word)}
            className={clsx(
              "h-7 rounded-pill border px-2.5 text-xs font-medium touch:h-10 touch:px-3.5",
              chosen.includes(word) ? "border-brand bg-brand-soft text-on-brand-soft" : "border-border-strong bg-surface hover:bg-hover",
            )}
          >
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
