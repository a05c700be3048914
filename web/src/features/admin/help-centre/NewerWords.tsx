import { useEffect, useRef, type ReactNode } from "react";
import { clsx } from "clsx";
import type { ArticleText } from "../../../../../contract/help.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Button } from "../../../ui/Button.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { ArticleValues } from "./article-draft.ts";
import { comparedLines, differingFields } from "./compare-texts.ts";
import { fieldTitle } from "./field-title.ts";
import type { Newer } from "./use-article-form.ts";

const t = textsOf(adminHelpCentreTexts);

function Side({ heading, text, other, fields }: { heading: ReactNode; text: ArticleText; other: ArticleText; fields: readonly (keyof ArticleText)[] }) {
  return (
    <div className="min-w-0 space-y-3 p-4">
      <h3 className="text-sm font-semibold">{heading}</h3>
      {fields.map((field) => (
        <div key={field}>
          <p className="text-xs text-muted">{fieldTitle(field)}</p>
          <div className={clsx("mt-1 rounded-md border border-border bg-surface py-1 text-sm [overflow-wrap:anywhere]", field === "body" && "max-h-96 overflow-y-auto font-mono leading-relaxed")} tabIndex={field === "body" ? 0 : undefined}>
            {comparedLines(text[field], other[field]).map((line, at) => (
              <p key={at} className={clsx("whitespace-pre-wrap px-3", line.differs && "bg-mark")}>
                {line.differs && <span className="sr-only">{t("differs")} </span>}
                {line.text || " "}
              </p>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

export type NewerWordsProps = { newer: Newer; mine: ArticleValues; busy: boolean; onMine: () => void; onTheirs: () => void };

/** Somebody saved meanwhile: their words and one's own side by side. Nothing is saved before one has chosen; one's own stay in the fields below. */
export function NewerWords({ newer, mine, busy, onMine, onTheirs }: NewerWordsProps) {
  const { title, summary, body, keywords, category } = mine;
  const own = { title, summary, body, keywords, category };
  const fields = differingFields(own, newer.text);
  const box = useRef<HTMLElement>(null);
  // The button that was pressed may be far below it.
  useEffect(() => box.current?.focus(), [newer.version]);
  const who = newer.savedBy?.name ?? t("somebody");
  return (
    <section ref={box} tabIndex={-1} role="alert" aria-label={t("savedMeanwhile", { who })} className="overflow-hidden rounded-lg border border-warning/40 bg-warning-soft">
      <div className="space-y-1 px-4 pt-4">
        <h2 className="font-semibold text-warning">{t("savedMeanwhile", { who })}</h2>
        <p className="text-sm text-text">{fields.length === 0 ? t("sameWordsMeanwhile") : t("savedMeanwhileHint")}</p>
      </div>
      {fields.length > 0 && (
        <div className="grid md:grid-cols-2">
          <Side heading={<Rich text={t.parts("theirWords", { who, version: newer.version, time: <TimeAgo time={newer.savedAt} /> })} />} text={newer.text} other={own} fields={fields} />
          <Side heading={t("myWords")} text={own} other={newer.text} fields={fields} />
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2 border-t border-warning/30 px-4 py-3">
        <Button onClick={onTheirs}>{t("useTheirs")}</Button>
        {fields.length > 0 && (
          <Button type="submit" variant="primary" loading={busy} onClick={onMine}>
            {t("saveMine", { version: newer.version + 1 })}
          </Button>
        )}
      </div>
    </section>
  );
}
