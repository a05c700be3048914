import { lazy, Suspense } from "react";
import { useParams } from "wouter";
import { ThreadSkeleton } from "../conversations/ThreadSkeleton.tsx";
import { SignedIn } from "../identity/SignedIn.tsx";

const PastTalk = lazy(() => import("./PastTalk.tsx"));

/** `/chat/:id`: a talk with the bot that is over, for who finds it by searching (CV-11). */
export default function PastTalkPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <SignedIn>
      {(me) => (
        <Suspense fallback={<ThreadSkeleton />}>
          <PastTalk key={id} id={id} me={me.person.id} />
        </Suspense>
      )}
    </SignedIn>
  );
}
