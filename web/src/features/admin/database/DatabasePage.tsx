import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import type { DatabaseFigures } from "../../../../../contract/insight.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { formatDateTime, formatNumber, formatTime } from "../../../lib/format.ts";
import { formatDuration } from "../../../lib/format-duration.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { byteSize, percent } from "./figures.ts";
import { IndexesCard } from "./IndexesCard.tsx";
import { ConnectionsCard, JobsCard, ReplicationCard } from "./ServerCards.tsx";
import { StatementsCard } from "./StatementsCard.tsx";
import { TablesCard } from "./TablesCard.tsx";

const t = textsOf(adminDatabaseTexts);

const grid = "grid grid-cols-1 gap-3 min-[22rem]:grid-cols-2 sm:gap-4 xl:grid-cols-4";

/** Read when the page opens and when asked: reading sizes is work for the server. */
function useFigures() {
  return useQuery({ queryKey: ["admin", "database"], queryFn: ({ signal }) => api<DatabaseFigures>("GET", "/api/admin/database", { signal, timeout: 60_000 }), refetchOnWindowFocus: false });
}

function Head({ figures }: { figures: DatabaseFigures }) {
  const { cache, connections } = figures;
  const facts = [
    { name: t("size"), value: byteSize(figures.sizeBytes), hint: t("sizeHint", { name: figures.name }) },
    { name: t("cacheHit"), value: cache.ratio === null ? "–" : percent(cache.ratio), hint: cache.ratio === null ? t("nothingReadYet") : t("cacheHint", { hits: formatNumber(cache.hits), all: formatNumber(cache.hits + cache.reads) }) },
    { name: t("connections"), value: formatNumber(connections.total), hint: t("ofMost", { most: formatNumber(connections.max) }) },
    { name: t("runsSince"), value: formatDuration((Date.parse(figures.at) - Date.parse(figures.startedAt)) / 1_000), hint: t("versionStarted", { version: figures.version, at: formatDateTime(figures.startedAt) }) },
  ];
  return (
    <>
      <dl className={grid}>
        {facts.map(({ name, value, hint }) => (
          <div key={name} className="min-w-0 rounded-lg border border-border bg-surface p-3.5 shadow-sm sm:p-4">
            <dt className="text-sm font-medium text-muted">{name}</dt>
            <dd className="py-0.5 font-mono text-lg font-semibold tracking-tight sm:text-xl">{value}</dd>
            <dd className="text-pretty text-xs text-muted [overflow-wrap:anywhere]">{hint}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">{figures.since ? t("countedSince", { at: formatDateTime(figures.since) }) : t("countedSinceMade")}</p>
    </>
  );
}

function Figures() {
  const { data, error, isFetching, refetch } = useFigures();
  if (!data) {
    if (error) return <ErrorState title={t("couldNotLoad")} error={error} onRetry={() => void refetch()} retrying={isFetching} />;
    return (
      <div role="status" aria-label={t("loading")} className="space-y-5">
        <div className={grid}>{[0, 1, 2, 3].map((at) => <Skeleton key={at} className="h-28 rounded-lg" />)}</div>
        {[0, 1].map((at) => <Skeleton key={at} className="h-96 rounded-lg" />)}
      </div>
    );
  }
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted" aria-live="polite">{t("asOf", { time: formatTime(data.at) })}</p>
        <Button size="sm" icon={<RotateCw className="size-4" />} loading={isFetching} onClick={() => void refetch()}>
          {t("refresh")}
        </Button>
      </div>
      {error && <Banner tone="warning" title={t("theseFiguresAreOf", { time: formatTime(data.at) })}>{describeError(error)}</Banner>}
      <Head figures={data} />
      <TablesCard tables={data.tables} />
      <IndexesCard indexes={data.indexes} />
      <StatementsCard statements={data.statements} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <ConnectionsCard connections={data.connections} />
        <ReplicationCard replication={data.replication} />
      </div>
      <JobsCard jobs={data.jobs} />
    </div>
  );
}

/** `/admin/database`: PostgreSQL's own figures (AD-2). */
export default function DatabasePage() {
  return (
    <AdminPage permission="insight.read" title={t("database")} description={t("whatPostgres")}>
      {() => <Figures />}
    </AdminPage>
  );
}
