import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Flow, FlowOverview, FlowVersion } from "../../../../../contract/assistant-flow.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { FlowDiagram } from "./FlowDiagram.tsx";
import { nodeSummary, typeName } from "./flow-words.ts";
import { flowPath } from "./use-flow.ts";

const t = textsOf(adminAssistantTexts);

function Look({ version, onClose }: { version: number; onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ["admin", "assistant", "flow", version], queryFn: ({ signal }) => api<{ flow: Flow }>("GET", `${flowPath}/versions/${version}`, { signal }) });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" title={version === 0 ? t("versionShipped") : t("versionName", { version })}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={6} />)}
      {data && (
        <div className="space-y-4">
          <FlowDiagram flow={data.flow} />
          <ul className="space-y-2 text-sm">
            {data.flow.nodes.map((node) => (
              <li key={node.id}>
                <span className="font-medium">{node.id}</span> <span className="text-muted">{typeName(node.type)}</span>
                <span className="block [overflow-wrap:anywhere]">{nodeSummary(node)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

function Row({ one, current, editable, onLook, onPutBack }: { one: FlowVersion; current: boolean; editable: boolean; onLook: () => void; onPutBack: () => void }) {
  const { version } = one;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-3 text-sm sm:px-5">
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {version === 0 ? t("versionShipped") : t("versionName", { version })}
          {current && <Badge tone="success">{t("versionCurrent")}</Badge>}
        </p>
        {version > 0 && <p className="[overflow-wrap:anywhere]">{one.restoredFrom === null ? one.note : t("versionRestored", { version: one.restoredFrom })}</p>}
        {one.publishedAt && <p className="text-muted"><TimeAgo time={one.publishedAt} />{one.publishedBy && <> {t("versionBy", { name: one.publishedBy.name })}</>}</p>}
      </div>
      <Button size="sm" variant="ghost" aria-label={t("look", { version })} onClick={onLook}>{t("lookShort")}</Button>
      {editable && !current && <Button size="sm" aria-label={t("putBack", { version })} onClick={onPutBack}>{t("putBackShort")}</Button>}
    </li>
  );
}

/** What was published, newest first; each can be looked at and put back. */
export function Versions({ overview, onPutBack }: { overview: FlowOverview; onPutBack: (next: FlowOverview) => void }) {
  const [looked, setLooked] = useState<number | null>(null);
  const [wished, setWished] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const putBack = async (version: number) => {
    setBusy(true);
    try {
      onPutBack(await api<FlowOverview>("POST", `${flowPath}/versions/${version}/restoration`));
      setWished(null);
      notify({ tone: "success", title: t("putBackDone", { version }) });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card flush title={t("versions")}>
      <ol className="divide-y divide-border border-t border-border">
        {overview.versions.map((one) => (
          <Row key={one.version} one={one} current={one.version === overview.current} editable={overview.abilities.change} onLook={() => setLooked(one.version)} onPutBack={() => { setError(null); setWished(one.version); }} />
        ))}
      </ol>
      {looked !== null && <Look version={looked} onClose={() => setLooked(null)} />}
      {wished !== null && <ConfirmDialog title={t("putBackTitle", { version: wished })} description={t("putBackText")} doIt={t("putBackShort")} busy={busy} error={error} onDo={() => void putBack(wished)} onClose={() => setWished(null)} />}
    </Card>
  );
}
