import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { Link } from "wouter";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { formatTime } from "../../../lib/format.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { words } from "../../../ui/words.ts";
import { AdminPage } from "../AdminPage.tsx";
import type { Home } from "../contract-types.ts";
import { DayOneGuide } from "./DayOneGuide.tsx";
import { homeNumbers } from "./home-numbers.ts";
import { KeepingUp } from "./KeepingUp.tsx";
import { SystemState } from "./SystemState.tsx";

const grid = "grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4";

function Numbers({ home, now }: { home: Home; now: number }) {
  return (
    <ul className={grid}>
      {homeNumbers(home, now).map(({ label, value, meaning, href, leads }) => (
        <li key={label} className="flex min-w-0">
          <Link href={href} className="group flex min-w-0 flex-1 flex-col rounded-lg border border-border bg-surface p-4 shadow-sm transition-colors hover:border-border-strong hover:bg-hover">
            <span className="text-sm font-medium text-muted">{label}</span>
            <span className="py-0.5 text-xl font-semibold tabular-nums tracking-tight sm:text-2xl">{value}</span>
            <span className="flex-1 text-pretty text-sm text-muted">{meaning}</span>
            <span className="pt-2 text-sm font-medium text-brand-text group-hover:underline">{leads}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label={words.loading} className="space-y-5">
      <div className={grid}>
        {Array.from({ length: 8 }, (_, at) => (
          <Skeleton key={at} className="h-36 rounded-lg" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}

function Overview() {
  const { data, error, dataUpdatedAt, isFetching, refetch } = useQuery({ queryKey: ["admin", "home"], queryFn: ({ signal }) => api<Home>("GET", "/api/admin/home", { signal }), refetchInterval: 60_000 });
  if (!data) return error ? <ErrorState title="The figures could not be loaded" error={error} onRetry={() => void refetch()} /> : <Waiting />;
  const quiet = data.openTickets === 0 && data.ticketsPerDay.every(({ created, solved }) => created + solved === 0);
  return (
    <div className="space-y-5">
      {error && <Banner tone="warning" title={`These figures are of ${formatTime(dataUpdatedAt)}`}>{describeError(error)}</Banner>}
      {quiet && <DayOneGuide />}
      <section aria-label="Figures">
        <Numbers home={data} now={dataUpdatedAt} />
        <p className="flex items-center justify-end gap-1 pt-1 text-xs text-muted">
          As of {formatTime(dataUpdatedAt)}, renewed each minute
          <IconButton size="sm" label="Renew now" icon={<RotateCw className="size-3.5" />} loading={isFetching} onClick={() => void refetch()} />
        </p>
      </section>
      {!quiet && <KeepingUp days={data.ticketsPerDay} />}
      <SystemState home={data} />
    </div>
  );
}

/** `/admin`: the numbers that say how the desk is doing, and what to do about them (AD-1's first part). */
export default function HomePage() {
  return (
    <AdminPage permission="insight.read" title="Overview" description="How the desk is doing.">
      {() => <Overview />}
    </AdminPage>
  );
}
