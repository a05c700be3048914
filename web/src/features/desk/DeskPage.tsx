import { lazy, memo, Suspense, useMemo } from "react";
import { Keyboard, Lock, LogIn } from "lucide-react";
import { useRoute } from "wouter";
import { useMe, type Me } from "../../lib/session.ts";
import { useTitle } from "../../lib/brand.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { notify } from "../../ui/toast.ts";
import { useLiveEvent } from "../conversations/page-live.ts";
import { ContextColumn } from "./context/ContextColumn.tsx";
import { DeskContext, SteadyDeskContext, type Desk as DeskParts, type SteadyDesk } from "./desk-context.ts";
import { DeskNotices } from "./DeskNotices.tsx";
import { ListPanel } from "./list/ListPanel.tsx";
import { ViewsNav } from "./list/ViewsNav.tsx";
import { TicketSkeleton } from "./ticket/TicketSkeleton.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDeskState } from "./use-desk-state.ts";
import { textsOf, useLanguage } from "../../lib/texts.ts";
import { deskTexts } from "../../texts/en/desk.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(deskTexts);

const TicketPanel = lazy(() => import("./ticket/TicketPanel.tsx").then(({ TicketPanel: component }) => ({ default: component })));

function NothingOpen() {
  return (
    <div data-notices="" className="grid min-h-0 flex-1 place-items-center bg-page">
      <EmptyState icon={<Keyboard />} title={t("chooseATicket")}>
        <p className="flex flex-wrap items-center justify-center gap-x-2 gap-y-1.5">
          <Rich text={t.parts("goThroughTheList", { kbd: <Kbd keys="j" />, kbd2: <Kbd keys="k" />, kbd3: <Kbd keys="Enter" />, kbd4: <Kbd keys="?" /> })} />
        </p>
      </EmptyState>
    </div>
  );
}

/** The open ticket with what is known about it; the list beside it may grow without it being drawn anew. */
const OpenTicket = memo(function OpenTicket({ number }: { number: string }) {
  useLanguage();
  return (
    <ErrorBoundary title={t("thisTicketStoppedWorking")} resetKey={number}>
      <Suspense fallback={<TicketSkeleton />}>
        <TicketPanel key={number} number={number} />
      </Suspense>
    </ErrorBoundary>
  );
});
const SteadyContextColumn = memo(function SteadyContextColumn({ number }: { number: string }) {
  useLanguage();
  return <ContextColumn number={number} />;
});

function useSteady({ me, layout, hrefOf, open, openNumbered, close, step, advance, acting, wanted, wantedDone, typed, list: { store } }: DeskParts): SteadyDesk {
  return useMemo(
    () => ({ me, layout, hrefOf, open, openNumbered, close, step, advance, acting, wanted, wantedDone, typed, store }),
    [me, layout, hrefOf, open, openNumbered, close, step, advance, acting, wanted, wantedDone, typed, store],
  );
}

function Desk({ me }: { me: Me }) {
  const desk = useDeskState(me);
  const steady = useSteady(desk);
  const { layout, openNumber, openNumbered } = desk;
  useDeskKeys(desk);
  useLiveEvent("notification", (told) => {
    if (told.kind !== "mention" || told.number === openNumber) return;
    const { by, number } = told;
    notify({ tone: "info", title: t("mentionedYouIn", { by, number }), action: { label: t("open"), run: () => openNumbered(number) } });
  });
  const showsList = layout !== "phone" || openNumber === null;
  // On a wide page the list is a table until a ticket is opened.
  const showsTicket = layout === "middle" || openNumber !== null;
  return (
    <DeskContext value={desk}>
      <SteadyDeskContext value={steady}>
      <div data-open={openNumber === null ? undefined : "ticket"} className="relative flex min-h-0 flex-1">
        {layout === "wide" && <ViewsNav />}
        {showsList && <ListPanel />}
        {showsTicket && (
          <section aria-label={t("ticket")} data-open-here="" className="relative flex min-h-0 min-w-0 flex-1 flex-col bg-page max-md:overflow-y-auto max-md:[&>[data-notices]]:min-h-20">
            {openNumber === null ? (
              <NothingOpen />
            ) : (
              <OpenTicket number={openNumber} />
            )}
          </section>
        )}
        {layout === "wide" && openNumber !== null && <SteadyContextColumn number={openNumber} />}
        <DeskNotices />
      </div>
      </SteadyDeskContext>
    </DeskContext>
  );
}

/** The agents' desk (DK-6 … DK-10): `/desk` and `/desk/tickets/:number` are one page, so the list stays while tickets open. */
export default function DeskPage() {
  const { me, isLoading, error, refetch } = useMe();
  const [isList] = useRoute("/desk");
  const [isTicket] = useRoute("/desk/tickets/:number");
  useTitle(t("desk"));
  if (isLoading) return <SkeletonRows rows={8} />;
  if (me === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (me === null) {
    const here = encodeURIComponent(location.pathname + location.search);
    return (
      <EmptyState
        icon={<LogIn />}
        title={t("signInToOpen")}
        action={
          <a href={`/staff?next=${here}`} className={buttonClass({ variant: "primary" })}>
            {t("signIn")}
          </a>
        }
      >
        {t("whatYouWroteAnd")}
      </EmptyState>
    );
  }
  if (!me.permissions.includes("ticket.read")) return <EmptyState icon={<Lock />} title={t("theDeskIsNot")}>{t("anAdminCanGive")}</EmptyState>;
  if (!isList && !isTicket) return <EmptyState icon={<Keyboard />} title={t("thereIsNoPage")} action={<a href="/desk" className={buttonClass()}>{t("goToTheDesk")}</a>} />;
  return <Desk me={me} />;
}
