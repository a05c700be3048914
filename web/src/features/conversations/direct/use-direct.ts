import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { noteSessionEnd } from "../../identity/note-session-end.ts";
import type { Deliver } from "../deliver.ts";
import { useLiveEvent } from "../page-live.ts";
import { useThread, type ThreadSource } from "../use-thread.ts";
import { directKey, directsKey, readDirect, sendDirect, snapshotOfDirect } from "./direct-api.ts";

/** A conversation with another member, live. */
export function useDirect(id: string, me: string) {
  const client = useQueryClient();
  const key = useMemo(() => directKey(id), [id]);
  const { data: direct, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => readDirect(id, signal) });
  const again = useCallback(() => void client.invalidateQueries({ queryKey: key }), [client, key]);
  // One's own block, set here or on another device; the other side's shows at the next sending.
  useLiveEvent("block", ({ conversationId }) => conversationId === id && again());
  const snapshot = useMemo(() => direct && snapshotOfDirect(direct, me), [direct, me]);
  const deliver = useCallback<Deliver>(
    async (sending) => {
      const message = await sendDirect(id, sending).catch(noteSessionEnd(client));
      void client.invalidateQueries({ queryKey: directsKey });
      return message;
    },
    [client, id],
  );
  const source = useMemo<ThreadSource | null>(() => {
    if (!snapshot) return null;
    return {
      conversationId: id, me, snapshot, deliver, route: { kind: "conversation", id },
      refresh: async () => snapshotOfDirect(await client.fetchQuery({ queryKey: key, queryFn: () => readDirect(id), staleTime: 0 }), me),
      onRead: () => void client.invalidateQueries({ queryKey: directsKey }),
    };
  }, [client, deliver, id, key, me, snapshot]);
  return { direct, error: direct ? null : error, retry: () => void refetch(), again, thread: useThread(source) };
}
