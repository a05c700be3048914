import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { useParams } from "wouter";
import { ThreadSkeleton } from "../conversations/ThreadSkeleton.tsx";
import { SignedIn } from "../identity/SignedIn.tsx";
import { readTicket, ticketKey } from "./ticket-api.ts";

const OwnTicket = lazy(() => import("./OwnTicket.tsx"));

/** The ticket and the code that shows it come side by side, so that neither waits for the other. */
function Numbered({ number, me }: { number: string; me: string }) {
  const client = useQueryClient();
  useEffect(() => {
    void client.prefetchQuery({ queryKey: ticketKey(number), queryFn: ({ signal }) => readTicket(number, signal) });
  }, [client, number]);
  return (
    <Suspense fallback={<ThreadSkeleton />}>
      <OwnTicket number={number} me={me} />
    </Suspense>
  );
}

/** `/tickets/:number`: one of one's own tickets (DK-5). */
export default function TicketPage() {
  const { number = "" } = useParams<{ number: string }>();
  return <SignedIn>{(me) => <Numbered key={number} number={number} me={me.person.id} />}</SignedIn>;
}
