import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { Redirect } from "wouter";
import { ThreadSkeleton } from "../conversations/ThreadSkeleton.tsx";
import { SignedIn } from "../identity/SignedIn.tsx";
import { openTalk, talkKey } from "./talk-api.ts";

const GuestChat = lazy(() => import("./GuestChat.tsx"));
const ChatWindow = lazy(() => import("./ChatWindow.tsx"));

/** The talk and the code of the window come side by side, so that neither waits for the other. */
function Window({ me }: { me: string }) {
  const client = useQueryClient();
  useEffect(() => {
    void client.prefetchQuery({ queryKey: talkKey(me), queryFn: ({ signal }) => openTalk(signal), staleTime: Infinity });
  }, [client, me]);
  return (
    <Suspense fallback={<ThreadSkeleton />}>
      <ChatWindow me={me} />
    </Suspense>
  );
}

/** `/chat`: the help window (AS-1). */
export default function ChatPage() {
  const guest = (
    <Suspense fallback={null}>
      <GuestChat />
    </Suspense>
  );
  return (
    <SignedIn otherwise={guest}>
      {(me) => (me.community.modules.includes("assistant") ? <Window key={me.person.id} me={me.person.id} /> : <Redirect to="/tickets/new" replace />)}
    </SignedIn>
  );
}
