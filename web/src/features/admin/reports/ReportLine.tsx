import { useState } from "react";
import type { Report } from "../../../../../contract/reports.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminReportsTexts } from "../../../texts/en/admin-reports.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { RichText } from "../../../ui/RichText.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { ReportAct, type ActName } from "./ReportAct.tsx";

const t = textsOf(adminReportsTexts);

function subjectOf({ subjectKind, snapshot }: Report): string {
  if (subjectKind === "message") return t("aboutMessage", { name: snapshot.name });
  return subjectKind === "person" ? t("aboutPerson", { name: snapshot.name }) : t("aboutConversation");
}

/** One report: about what, by whom, what it looked like, and what is to be decided. */
export function ReportLine({ report }: { report: Report }) {
  const [act, setAct] = useState<ActName | null>(null);
  const { reason, text, reporter, createdAt, snapshot, decision, decidedBy, note, abilities } = report;
  return (
    <article className="space-y-3 px-4 py-4 sm:px-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold">{subjectOf(report)}</h2>
        <Badge tone={decision ? "neutral" : "warning"}>{t(reason)}</Badge>
        <TimeAgo time={createdAt} className="ml-auto text-xs text-muted" />
      </header>
      <p className="text-sm text-muted">{t("reportedBy", { name: reporter?.name ?? t("someone") })}</p>
      {text !== null && (
        <section aria-label={t("reporterWrote")} className="rounded-md bg-sunken px-3 py-2 text-sm">
          <RichText text={text} />
        </section>
      )}
      {snapshot.messages.length > 0 && (
        <section aria-label={t("asReported")} className="space-y-2 border-l-2 border-border-strong pl-3 text-sm">
          <p className="text-xs text-muted">{t("asReported")}</p>
          {snapshot.messages.map(({ seq, author, body, files, at }) => (
            <div key={seq}>
              <p className="text-xs text-muted">
                <span className="font-medium text-text">{author}</span> · <TimeAgo time={at} />
              </p>
              {body === "" ? <p className="italic text-muted">{t("noWords")}</p> : <RichText text={body} />}
              {files.length > 0 && <p className="text-xs text-muted">{t("withFiles", { files: files.join(", ") })}</p>}
            </div>
          ))}
        </section>
      )}
      {decision && (
        <p className="text-sm">
          {t(decision === "acted" ? "actedBy" : "dismissedBy", { name: decidedBy?.name ?? t("someone") })}
          {note !== null && <span className="block text-muted">{note}</span>}
        </p>
      )}
      {(abilities.decide || abilities.removeMessage) && (
        <div className="flex flex-wrap gap-2">
          {abilities.removeMessage && (
            <Button size="sm" variant="danger" onClick={() => setAct("remove")}>
              {t("removeMessage")}
            </Button>
          )}
          {abilities.decide && (
            <>
              <Button size="sm" onClick={() => setAct("acted")}>
                {t("acted")}
              </Button>
              <Button size="sm" onClick={() => setAct("dismissed")}>
                {t("dismiss")}
              </Button>
            </>
          )}
        </div>
      )}
      {act && <ReportAct report={report} act={act} onClose={() => setAct(null)} />}
    </article>
  );
}
