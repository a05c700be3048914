import { Fragment } from "react";
import { clsx } from "clsx";
import type { Difference } from "../../../../../contract/help.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { runsOf } from "./difference-runs.ts";
import { fieldTitle } from "./field-title.ts";

const t = textsOf(adminHelpCentreTexts);

const looks = { same: "text-muted", added: "bg-success-soft text-success", removed: "bg-danger-soft text-danger" };
const signs = { same: " ", added: "+", removed: "−" };

/** What changed, in words for people who never saw a patch: lines that came are green with a plus, lines that went red with a minus. */
export function DifferenceView({ difference, first }: { difference: Difference; first: boolean }) {
  const { fields, lines } = difference;
  const textChanged = lines.some(({ kind }) => kind !== "same");
  if (fields.length === 0 && !textChanged) return <p className="text-sm text-muted">{t("nothingDiffers")}</p>;
  return (
    <div className="space-y-3 text-sm">
      {first && <p className="text-muted">{t("firstVersion")}</p>}
      {fields.map(({ field, before, after }) => (
        <p key={field} className="flex flex-wrap items-baseline gap-x-2 gap-y-1 [overflow-wrap:anywhere]">
          <span className="font-medium">{fieldTitle(field)}</span>
          {before && <del className="rounded-sm bg-danger-soft px-1 text-danger">{before}</del>}
          {after && <ins className="rounded-sm bg-success-soft px-1 text-success no-underline">{after}</ins>}
        </p>
      ))}
      {textChanged && (
        <div role="region" aria-label={t("linesOfTheText")} tabIndex={0} className="max-h-[28rem] overflow-auto rounded-md border border-border bg-surface py-1 font-mono leading-relaxed">
          {runsOf(lines).map((run, at) =>
            run.kind === "hidden" ? (
              <p key={at} className="border-y border-border bg-sunken px-3 py-1 font-sans text-xs text-muted">
                {t("linesUnchanged", { count: run.count })}
              </p>
            ) : (
              <Fragment key={at}>
                {run.lines.map((text, line) => (
                  <p key={line} className={clsx("flex gap-2 px-3 [overflow-wrap:anywhere]", looks[run.kind])}>
                    <span aria-hidden="true" className="select-none">{signs[run.kind]}</span>
                    {run.kind !== "same" && <span className="sr-only">{run.kind === "added" ? t("added") : t("taken")} </span>}
                    <span className="min-w-0 whitespace-pre-wrap">{text || " "}</span>
                  </p>
                ))}
              </Fragment>
            ),
          )}
        </div>
      )}
    </div>
  );
}
