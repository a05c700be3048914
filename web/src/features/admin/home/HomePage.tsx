import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { Redirect } from "wouter";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { formatTime } from "../../../lib/format.ts";
import { useMe, type Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { adminPages } from "../admin-nav.ts";
import { AdminPage } from "../AdminPage.tsx";
import type { Dashboard, Home } from "../contract-types.ts";
import { BusyDays } from "./BusyDays.tsx";
import { dashboardNumbers } from "./dashboard-numbers.ts";
import { DayOneGuide } from "./DayOneGuide.tsx";
import { Health } from "./Health.tsx";
import { KeepingUp } from "./KeepingUp.tsx";
import { Numbers, numbersGrid } from "./Numbers.tsx";
import { RecentActivity } from "./RecentActivity.tsx";

const t = textsOf(adminHomeTexts);

function Waiting() {
  return (
    <div role="status" aria-label={t("loading")} className="space-y-5">
      <div className={numbersGrid}>
        {Array.from({ length: 8 }, (_, at) => (
          <Skeleton key={at} className="h-40 rounded-lg" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}

/** The desk's figures may fail by themselves: the rest of the page stays. */
function Charts({ home, error, onRetry }: { home: Home | undefined; error: unknown; onRetry: () => void }) {
  if (!home) return error ? <ErrorState title={t("theFiguresCouldNot")} error={error} onRetry={onRetry} /> : <Skeleton className="h-80 rounded-lg" />;
  const quiet = home.ticketsPerDay.every(({ created, solved }) => created + solved === 0);
  if (quiet) return null;
  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <KeepingUp days={home.ticketsPerDay} />
      <BusyDays days={home.ticketsPerDay} />
    </div>
  );
}

function Overview({ me }: { me: Me }) {
  const board = useQuery({ queryKey: ["admin", "dashboard"], queryFn: ({ signal }) => api<Dashboard>("GET", "/api/admin/dashboard", { signal }), refetchInterval: 60_000 });
  const desk = useQuery({ queryKey: ["admin", "home"], queryFn: ({ signal }) => api<Home>("GET", "/api/admin/home", { signal }), refetchInterval: 60_000 });
  const refresh = () => void Promise.all([board.refetch(), desk.refetch()]);
  const { data, error } = board;
  if (!data) return error ? <ErrorState title={t("theFiguresCouldNot")} error={error} onRetry={refresh} /> : <Waiting />;
  const home = desk.data;
  const quiet = home && home.openTickets === 0 && home.ticketsPerDay.every(({ created, solved }) => created + solved === 0);
  return (
    <div className="space-y-5">
      {error && <Banner tone="warning" title={t("theseFiguresAreOf", { time: formatTime(data.at) })}>{describeError(error)}</Banner>}
      {quiet && <DayOneGuide />}
      <section aria-label={t("figures")}>
        <Numbers numbers={dashboardNumbers(data, home ?? null, me.community.timeZone)} />
        <p className="flex items-center justify-end gap-1 pt-1 text-xs text-muted">
          {t("asOfRenewedEach", { time: formatTime(data.at) })}
          <IconButton size="sm" label={t("renewNow")} icon={<RotateCw className="size-3.5" />} loading={board.isFetching || desk.isFetching} onClick={refresh} />
        </p>
      </section>
      <Charts home={home} error={desk.error} onRetry={refresh} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Health checks={data.health} />
        {me.permissions.includes("audit.read") && <RecentActivity activity={data.activity} />}
      </div>
    </div>
  );
}

/** `/admin`: how this place is doing, in numbers that lead to what they count (AD-1). Who may see other pages only is brought to the first of them. */
export default function HomePage() {
  const { me } = useMe();
  const other = me && !me.permissions.includes("insight.read") ? adminPages(me.permissions)[0] : undefined;
  if (other) return <Redirect to={other.href} replace />;
  return (
    <AdminPage permission="insight.read" title={t("overview")} description={t("theWholePlace", { days: 7 })}>
      {(person) => <Overview me={person} />}
    </AdminPage>
  );
}
