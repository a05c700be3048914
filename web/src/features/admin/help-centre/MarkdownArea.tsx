import { clsx } from "clsx";
import { controlBase } from "../../../ui/control-class.ts";
import { useFieldControl } from "../../../ui/Field.tsx";

export type MarkdownAreaProps = { value: string; onChange: (text: string) => void; lang: string; disabled: boolean };

/** A tall field for a long text; in letters of one width, so that lists and indents line up. */
export function MarkdownArea({ value, onChange, lang, disabled }: MarkdownAreaProps) {
  const wired = useFieldControl({});
  return (
    <textarea
      {...wired}
      name="body"
      lang={lang}
      disabled={disabled}
      value={value}
      maxLength={40_000}
      onChange={(event) => onChange(event.target.value)}
      className={clsx(controlBase, "block h-[max(18rem,calc(100dvh-22rem))] resize-y px-3 py-2.5 font-mono leading-relaxed")}
    />
  );
}
