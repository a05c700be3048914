import { useState } from "react";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { holidaysFrom, holidaysText, type Holiday } from "./holiday-list.ts";

const t = textsOf(adminSettingsTexts);

/** Days on which nobody works, one a line, as lists of them are found and pasted. What is typed stays as it was typed. */
export function HolidaysField({ list, onChange, error }: { list: readonly Holiday[] | undefined; onChange: (list: Holiday[] | undefined) => void; error: string | undefined }) {
  const [typed, setTyped] = useState<{ text: string; list: readonly Holiday[] | undefined } | null>(null);
  const text = typed && typed.list === list ? typed.text : holidaysText(list ?? []);
  const type = (next: string) => {
    const read = holidaysFrom(next), found = read.length > 0 ? read : undefined;
    setTyped({ text: next, list: found });
    onChange(found);
  };
  return (
    <Field label={t("holidays")} hint={t("holidaysHint")} error={error}>
      <Textarea value={text} onChange={(event) => type(event.target.value)} rows={Math.min(10, Math.max(3, text.split("\n").length + 1))} className="scroll-mb-16 font-mono text-sm" spellCheck={false} />
    </Field>
  );
}
