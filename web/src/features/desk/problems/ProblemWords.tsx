import type { Form } from "../../../lib/use-form.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { useCategories } from "../desk-queries.ts";

const t = textsOf(deskLinksTexts);

/** The words of a problem, as every form of it asks for them. */
export function ProblemWords<V extends { title: string; category: string; statement: string }>({ form }: { form: Form<V> }) {
  const categories = useCategories();
  return (
    <>
      <Field label={t("titleField")} required error={form.errors.title}>
        <Input {...form.control("title")} maxLength={200} />
      </Field>
      <Field label={t("categoryField")} error={form.errors.category}>
        <Select {...form.control("category")}>
          {categories.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
        </Select>
      </Field>
      <Field label={t("statementField")} hint={t("statementHint")} optional error={form.errors.statement}>
        <Textarea {...form.control("statement")} maxLength={2000} rows={3} />
      </Field>
    </>
  );
}
