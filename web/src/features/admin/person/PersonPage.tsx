import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, UserRoundX } from "lucide-react";
import { Link, useParams } from "wouter";
import { api, ApiError } from "../../../lib/api.ts";
import { useMe, type Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import type { PersonShown } from "../contract-types.ts";
import { StateBadge } from "../people/PersonLine.tsx";
import { AccountCard } from "./AccountCard.tsx";
import { AgeCard } from "./AgeCard.tsx";
import { BansCard } from "./BansCard.tsx";
import { NotesCard } from "./NotesCard.tsx";
import { personKey } from "./person-api.ts";
import { PersonActions } from "./PersonActions.tsx";
import { RecordsCard } from "./RecordsCard.tsx";
import { Standing } from "./Standing.tsx";
import { StaffCard } from "./StaffCard.tsx";
import { TicketsCard } from "./TicketsCard.tsx";

const t = textsOf(adminPersonTexts);

const presence = { get online() { return t("online"); }, get away() { return t("away"); }, get offline() { return t("offline"); } };

/** Until an erasure that runs is done, each two seconds; else only when asked. */
function renewal(shown: PersonShown | undefined): number | false {
  const erasure = shown?.erasure;
  return erasure && !erasure.doneAt && (erasure.startedAt !== null || Date.parse(erasure.dueAt) <= Date.now()) ? 2_000 : false;
}

function Body({ shown, me }: { shown: PersonShown; me: Me }) {
  const may = (permission: string) => me.permissions.includes(permission);
  const { person } = shown;
  return (
    <div className="space-y-5">
      <Standing shown={shown} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-5">
          {may("insight.read") && person.isStaff && <StaffCard id={person.id} name={person.name} mayReadLog={may("audit.read")} />}
          {may("ticket.read") && <TicketsCard id={person.id} name={person.name} />}
          <NotesCard shown={shown} />
          <RecordsCard records={shown.records} />
        </div>
        <div className="min-w-0 space-y-5 max-xl:-order-1">
          <AccountCard shown={shown} me={me} />
          {(shown.bans.length > 0 || may("member.ban")) && <BansCard bans={shown.bans} />}
          {may("member.check_age") && <AgeCard id={person.id} name={person.name} erased={shown.state === "erased"} />}
        </div>
      </div>
    </div>
  );
}

function Above() {
  return (
    <Link href="/admin/people" className="inline-flex min-h-8 items-center gap-1 hover:text-text hover:underline touch:min-h-11">
      <ChevronLeft className="size-4" aria-hidden="true" />
      {t("backToPeople")}
    </Link>
  );
}

/** `/admin/people/:id`: everything about somebody that the viewer may see, and what they may do (AD-5). */
export default function PersonPage() {
  const { id = "" } = useParams<{ id: string }>();
  const { me } = useMe();
  const { data: shown, error, refetch, isFetching } = useQuery({
    queryKey: personKey(id), enabled: me?.permissions.includes("member.read") ?? false,
    queryFn: ({ signal }) => api<PersonShown>("GET", `/api/people/${encodeURIComponent(id)}`, { signal }), refetchInterval: (query) => renewal(query.state.data),
  });
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 422);
  const head = shown && (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
      <Avatar name={shown.person.name} seed={shown.person.id} image={shown.person.image} size="sm" decorative />
      {shown.person.username && <span>@{shown.person.username}</span>}
      {shown.state !== "erased" && <span>{presence[shown.online]}</span>}
      <StateBadge state={shown.state} until={shown.until} />
    </span>
  );
  return (
    <AdminPage permission="member.read" title={shown?.person.name ?? (gone ? t("noSuchPerson") : t("people"))} above={<Above />} description={head} actions={shown && me && <PersonActions shown={shown} me={me} />}>
      {(viewer) => {
        if (shown) return <Body shown={shown} me={viewer} />;
        if (gone) return <EmptyState icon={<UserRoundX />} title={t("noSuchPerson")} action={<Link href="/admin/people" className={buttonClass({ variant: "primary" })}>{t("searchInstead")}</Link>}>{t("noSuchPersonHint")}</EmptyState>;
        return error ? <ErrorState title={t("personNotLoaded")} error={error} onRetry={() => void refetch()} retrying={isFetching} /> : <SkeletonText lines={8} />;
      }}
    </AdminPage>
  );
}
