import { useState } from "react";
import { clsx } from "clsx";
import type { Form } from "../../../lib/use-form.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import type { ArticleValues } from "./article-draft.ts";
import { MarkdownArea } from "./MarkdownArea.tsx";
import { Preview } from "./Preview.tsx";

const t = textsOf(adminHelpCentreTexts);
const views = ["write", "preview"] as const;

/** The text of an article, and beside it how readers will see it; on narrow screens one or the other. */
export function BodyField({ form, editable, savedHtml }: { form: Form<ArticleValues>; editable: boolean; savedHtml?: string }) {
  const [view, setView] = useState<(typeof views)[number]>("write");
  const { values, errors } = form;
  return (
    <Card flush>
      <div role="group" aria-label={t("whatToSee")} className="flex gap-1 border-b border-border p-2 xl:hidden">
        {views.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => setView(one)}
            className={clsx("h-9 flex-1 rounded-md px-3 text-sm font-medium touch:h-11", view === one ? "bg-brand-soft text-on-brand-soft" : "text-muted hover:bg-hover")}
          >
            {one === "write" ? t("write") : t("preview")}
          </button>
        ))}
      </div>
      <div className="xl:grid xl:grid-cols-2 xl:divide-x xl:divide-border">
        <div className={clsx("p-4 sm:p-5", view !== "write" && "max-xl:hidden")}>
          <Field label={t("text")} error={errors.body} hint={t("markdownHint")}>
            <MarkdownArea value={values.body} onChange={(body) => form.set("body", body)} lang={values.language} disabled={!editable} />
          </Field>
        </div>
        <div className={clsx(view !== "preview" && "max-xl:hidden")}>
          <Preview values={values} savedHtml={savedHtml} />
        </div>
      </div>
    </Card>
  );
}
