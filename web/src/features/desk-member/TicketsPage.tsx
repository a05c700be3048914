import { Suspense } from "react";
import { Inbox, MessageCircleQuestion, SearchX, TicketPlus } from "lucide-react";
import { Link } from "wouter";
import type { TicketRow } from "../../../../contract/desk.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { usePages } from "../../lib/use-pages.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { InfiniteList } from "../../ui/InfiniteList.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SignedIn } from "../identity/SignedIn.tsx";
import { listKey } from "./ticket-api.ts";
import { TicketFilters } from "./TicketFilters.tsx";
import { TicketLine } from "./TicketLine.tsx";
import { useTicketFilter } from "./use-ticket-filter.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketsTexts } from "../../texts/en/tickets.ts";

const t = textsOf(ticketsTexts);
// Once in a member's time here: nobody else loads it.
const ConfirmNotice = lazyPart(() => import("../identity/ConfirmNotice.tsx"));

const newTicket = () => (
  <Link href="/tickets/new" className={buttonClass()}>
    <TicketPlus className="size-4" aria-hidden="true" />
    {t("openATicket")}
  </Link>
);

const ask = () => (
  <Link href="/chat" className={buttonClass({ variant: "primary" })}>
    <MessageCircleQuestion className="size-4" aria-hidden="true" />
    {t("askForHelp")}
  </Link>
);

function OwnTickets() {
  const filter = useTicketFilter();
  const query = { ...(filter.status ? { status: filter.status } : {}), ...(filter.settled ? { q: filter.settled } : {}) };
  const list = usePages<TicketRow>([...listKey, "list", query], "/api/tickets", query);
  const filtered = filter.status !== "" || filter.settled !== "";
  const empty = !filtered && list.status === "ready" && list.items.length === 0;
  return (
    <>
      <PageHeader
        title={t("myTickets")}
        description={t("whatYouHaveAsked")}
        actions={
          !empty && (
            <>
              {newTicket()}
              {ask()}
            </>
          )
        }
      />
      {!empty && <TicketFilters filter={filter} />}
      <Card flush>
        <InfiniteList
          list={list}
          label={t("myTickets")}
          itemKey={({ id }) => id}
          empty={
            filtered ? (
              <EmptyState icon={<SearchX />} title={t("noTicketFits")} action={
                <div className="flex flex-wrap justify-center gap-3">
                  {filter.settled !== "" && <Link href={`/search?q=${encodeURIComponent(filter.settled)}`} className={buttonClass({ variant: "primary" })}>{t("searchMessagesToo")}</Link>}
                  <Button onClick={filter.clear}>{t("showAllTickets")}</Button>
                </div>
              }>
                {t("tryOtherWordsOr")}
              </EmptyState>
            ) : (
              <EmptyState
                icon={<Inbox />}
                title={t("noTicketsYet")}
                action={
                  <div className="flex flex-wrap justify-center gap-3">
                    {ask()}
                    {newTicket()}
                  </div>
                }
              >
                {t("somethingNotRightThe")}
              </EmptyState>
            )
          }
        >
          {(ticket) => <TicketLine ticket={ticket} />}
        </InfiniteList>
      </Card>
    </>
  );
}

/** `/tickets`: one's own tickets, newest first, live (DK-5). */
export default function TicketsPage() {
  return (
    <div className="mx-auto max-w-3xl">
      <SignedIn>
        {(me) => (
          <>
            {!me.emailVerified && (
              <Suspense fallback={null}>
                <ConfirmNotice me={me} />
              </Suspense>
            )}
            <OwnTickets />
          </>
        )}
      </SignedIn>
    </div>
  );
}
