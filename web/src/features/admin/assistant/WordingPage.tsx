import { useState } from "react";
import { Unplug } from "lucide-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { WordingStatus } from "../../../../../contract/assistant.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { formatNumber, formatTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { Table } from "../../../ui/Table.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { AdminPage } from "../AdminPage.tsx";
import { AssistantNav } from "./AssistantNav.tsx";
import { Figure, figureGrid } from "./Figure.tsx";

const t = textsOf(adminAssistantTexts);
const wordingKey = ["admin", "assistant", "wording"] as const;
type Outcome = WordingStatus["outcomes"][number]["outcome"];

function outcomeWords(outcome: Outcome): string {
  return {
    worded: t("outcomeWorded"), declined: t("outcomeDeclined"), unusable: t("outcomeUnusable"), timeout: t("outcomeTimeout"), failed: t("outcomeFailed"),
    limited: t("outcomeLimited"), paused: t("outcomePaused"), overtaken: t("outcomeOvertaken"),
  }[outcome];
}

function OnOff({ status }: { status: WordingStatus }) {
  const client = useQueryClient();
  const [wished, setWished] = useState<boolean | null>(null);
  const set = async (value: boolean) => {
    setWished(value);
    try {
      await api("PUT", "/api/admin/settings/assistant.wording", { body: { value } });
      client.setQueryData(wordingKey, { ...status, on: value });
      notify({ tone: "success", title: t("saved") });
    } catch (error) {
      notify({ tone: "danger", title: t("notSaved"), description: describeError(error) });
    } finally {
      setWished(null);
    }
  };
  return <Switch label={t("wordingOn")} hint={t("wordingOnHint")} checked={wished ?? status.on} disabled={!status.abilities.change || wished !== null} onChange={(event) => void set(event.target.checked)} />;
}

function Counts({ status }: { status: WordingStatus }) {
  const { days, outcomes } = status;
  return (
    <>
      <ul className={figureGrid}>
        <Figure name={t("wordingCalls")} value={formatNumber(status.calls)} means={t("wordingCallsIn", { days })} lines={[t("wordingCallsIn", { days })]} />
        <Figure name={t("wordingFallbacks")} value={status.fallbackShare === null ? "–" : formatNumber(status.fallbackShare, { style: "percent", maximumFractionDigits: 0 })} means={t("wordingFallbacksMeans")} lines={[]} />
        <Figure name={t("wordingUsual")} value={status.usualMilliseconds === null ? "–" : t("wordingMilliseconds", { count: status.usualMilliseconds })} means={t("outcomeWorded")} lines={[]} />
        <Figure name={t("wordingModel")} value={<span className="block truncate text-base">{status.model}</span>} means={`${t("wordingServer")}: ${status.host ?? "–"}`} lines={status.host ? [status.host] : []} />
      </ul>
      {outcomes.length > 0 && (
        <Card flush title={t("wordingOutcomes")}>
          <Table caption={t("wordingOutcomes")} rows={outcomes} rowKey={({ outcome }) => outcome} columns={[
            { key: "outcome", header: t("outcome"), cell: ({ outcome }) => outcomeWords(outcome) },
            { key: "count", header: t("times"), align: "right", cell: ({ count }) => formatNumber(count) },
          ]} />
        </Card>
      )}
    </>
  );
}

function Wording() {
  const { data, error, refetch } = useQuery({ queryKey: wordingKey, queryFn: ({ signal }) => api<WordingStatus>("GET", "/api/admin/assistant/wording", { signal }) });
  if (!data) return <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={6} />}</Card>;
  const { lastTrouble } = data;
  return (
    <div className="space-y-5">
      {data.model === null ? <Card><EmptyState icon={<Unplug />} title={t("wordingNone")}>{t("wordingNoneText")}</EmptyState></Card> : (
        <>
          <Card><OnOff status={data} /></Card>
          {data.pausedUntil && <Banner tone="warning">{t("wordingPaused", { time: formatTime(data.pausedUntil) })}</Banner>}
          <Counts status={data} />
          <Card title={t("wordingTrouble")}>
            {lastTrouble ? <p className="text-sm">{outcomeWords(lastTrouble.outcome)}{lastTrouble.detail && <span className="text-muted"> ({lastTrouble.detail})</span>} · <TimeAgo time={lastTrouble.at} className="text-muted" /></p> : <p className="text-sm text-muted">{t("wordingNoTrouble")}</p>}
          </Card>
        </>
      )}
    </div>
  );
}

/** `/admin/assistant/wording`: the language model that may word answers: on or off, and how it does (AS-10). */
export default function WordingPage() {
  return (
    <AdminPage permission="settings.change" title={t("helpBot")} description={t("wordingLead")}>
      {() => (
        <>
          <AssistantNav />
          <Wording />
        </>
      )}
    </AdminPage>
  );
}
