import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { useParams } from "wouter";
import { SignedIn } from "../../identity/SignedIn.tsx";
import { ThreadSkeleton } from "../ThreadSkeleton.tsx";
import { directKey, readDirect } from "./direct-api.ts";

const DirectTalk = lazy(() => import("./DirectTalk.tsx"));

/** The conversation and the code that shows it come side by side, so that neither waits for the other. */
function Opened({ id, me }: { id: string; me: string }) {
  const client = useQueryClient();
  useEffect(() => {
    void client.prefetchQuery({ queryKey: directKey(id), queryFn: ({ signal }) => readDirect(id, signal) });
  }, [client, id]);
  return (
    <Suspense fallback={<ThreadSkeleton />}>
      <DirectTalk id={id} me={me} />
    </Suspense>
  );
}

/** `/messages/:id`: a conversation with another member (CV-12). */
export default function DirectPage() {
  const { id = "" } = useParams<{ id: string }>();
  return <SignedIn>{(me) => <Opened key={id} id={id} me={me.person.id} />}</SignedIn>;
}
