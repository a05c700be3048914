import { useState } from "react";
import type { FlowOverview } from "../../../../../contract/assistant-flow.ts";
import type { FlowProblem } from "../../../../../contract/flow-check.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { notify } from "../../../ui/toast.ts";
import { problemWords } from "./flow-words.ts";
import { PublishDialog } from "./PublishDialog.tsx";
import { flowPath, type FlowDraft } from "./use-flow.ts";

const t = textsOf(adminAssistantTexts);

function Kept({ keeping }: { keeping: FlowDraft["keeping"] }) {
  return <p role="status" className="text-sm text-muted">{keeping.state === "keeping" ? t("draftKeeping") : keeping.state === "kept" ? t("draftKept") : keeping.state === "nothing" ? t("noDraft") : ""}</p>;
}

/** What is published, how the draft stands, and what can be done with it. */
export function DraftBar({ overview, draft, problems }: { overview: FlowOverview; draft: FlowDraft; problems: readonly FlowProblem[] }) {
  const { keeping } = draft;
  const [asked, setAsked] = useState<"publish" | "discard" | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const begun = keeping.state !== "nothing";
  const discard = async () => {
    setBusy(true);
    try {
      await draft.takeServers(await api<FlowOverview>("DELETE", `${flowPath}/draft`));
      setAsked(null);
      notify({ tone: "success", title: t("discarded") });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 space-y-0.5">
          <p className="font-medium">{overview.current === 0 ? t("publishedShipped") : t("publishedVersion", { version: overview.current })}</p>
          <Kept keeping={keeping} />
        </div>
        {overview.abilities.change && begun && (
          <div className="flex flex-wrap gap-2">
            <Button variant="ghost" onClick={() => { setError(null); setAsked("discard"); }}>{t("discard")}</Button>
            <Button variant="primary" disabled={problems.length > 0 || keeping.state === "stale"} onClick={() => setAsked("publish")}>{t("publish")}</Button>
          </div>
        )}
      </div>
      <div className="space-y-3 empty:hidden [&>*]:mt-3">
        {keeping.state === "failed" && <Banner tone="danger" action={<Button size="sm" onClick={draft.saveOver}>{t("tryAgain")}</Button>}>{t("draftNotKept", { why: describeError(keeping.error) })}</Banner>}
        {keeping.state === "stale" && (
          <Banner tone="warning" title={t("staleTitle")} action={<><Button size="sm" onClick={() => void draft.takeServers()}>{t("lookAtTheirs")}</Button><Button size="sm" onClick={draft.saveOver}>{t("saveOver")}</Button></>}>
            {keeping.by === null ? t("staleGone") : t("staleBy", { name: keeping.by })}
          </Banner>
        )}
        {begun && (problems.length > 0 ? (
          <div className="text-sm">
            <p className="font-medium text-danger">{t("problemsTitle", { count: problems.length })}</p>
            <ul className="list-inside list-disc">
              {problems.slice(0, 8).map((problem, at) => <li key={at}>{problem.node && <span className="font-mono text-xs">{problem.node}: </span>}{problemWords(problem)}</li>)}
            </ul>
          </div>
        ) : <p className="text-sm text-success">{t("noProblems")}</p>)}
      </div>
      {asked === "publish" && <PublishDialog settle={draft.settle} onPublished={(next) => void draft.takeServers(next)} onClose={() => setAsked(null)} />}
      {asked === "discard" && <ConfirmDialog title={t("discardTitle")} description={t("discardText")} doIt={t("discard")} danger busy={busy} error={error} onDo={() => void discard()} onClose={() => setAsked(null)} />}
    </Card>
  );
}
