import { Inbox, MessageCircleQuestion, SearchX, TicketPlus } from "lucide-react";
import { Link } from "wouter";
import type { TicketRow } from "../../../../contract/desk.ts";
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

const newTicket = (
  <Link href="/tickets/new" className={buttonClass()}>
    <TicketPlus className="size-4" aria-hidden="true" />
    Open a ticket
  </Link>
);

const ask = (
  <Link href="/chat" className={buttonClass({ variant: "primary" })}>
    <MessageCircleQuestion className="size-4" aria-hidden="true" />
    Ask for help
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
        title="My tickets"
        description="What you have asked our team, and how it stands."
        actions={
          !empty && (
            <>
              {newTicket}
              {ask}
            </>
          )
        }
      />
      {!empty && <TicketFilters filter={filter} />}
      <Card flush>
        <InfiniteList
          list={list}
          label="My tickets"
          itemKey={({ id }) => id}
          empty={
            filtered ? (
              <EmptyState icon={<SearchX />} title="No ticket fits" action={<Button onClick={filter.clear}>Show all tickets</Button>}>
                Try other words, or another status.
              </EmptyState>
            ) : (
              <EmptyState
                icon={<Inbox />}
                title="No tickets yet"
                action={
                  <div className="flex flex-wrap justify-center gap-3">
                    {ask}
                    {newTicket}
                  </div>
                }
              >
                Something not right? The help assistant answers at once and calls a person when it should.
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
      <SignedIn>{() => <OwnTickets />}</SignedIn>
    </div>
  );
}
