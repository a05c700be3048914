import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Conversation } from "../../../../contract/conversations.ts";
import { sendToTalk, type Sending } from "../conversations/deliver.ts";
import { useThread, type Thread, type ThreadSource } from "../conversations/use-thread.ts";
import { noteSessionEnd } from "../identity/note-session-end.ts";
import { openTalk, readTalk, snapshotOfTalk, startTalk, talkKey } from "./talk-api.ts";

export type Talk = {
  talk: Conversation | undefined;
  thread: Thread | null;
  error: unknown;
  retry: () => void;
  /** Begins a new one. @throws ApiError */
  fresh: () => Promise<void>;
};

/** The talk of the help window with the bot, live. */
export function useTalk(me: string): Talk {
  const client = useQueryClient();
  const key = useMemo(() => talkKey(me), [me]);
  const { data: talk, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => openTalk(signal),
    // It is followed live below; opening it again would start over.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const id = talk?.id;
  const snapshot = useMemo(() => talk && snapshotOfTalk(talk), [talk]);
  const refresh = useCallback(async () => {
    const newer = await readTalk(id ?? "");
    client.setQueryData(key, (shown: Conversation | undefined) => (shown?.id === newer.id ? newer : shown));
    return snapshotOfTalk(newer);
  }, [client, id, key]);
  const deliver = useCallback((one: Sending) => sendToTalk(id ?? "", one, () => void refresh().catch(() => undefined)).catch(noteSessionEnd(client)), [client, id, refresh]);
  const source = useMemo<ThreadSource | null>(() => {
    if (id === undefined || !snapshot) return null;
    return {
      conversationId: id, me, snapshot, refresh, deliver, route: { kind: "talk", id },
      // The bot names a ticket when it hands the talk over; an event tells the same.
      onNews: ({ message, event }) => {
        if (event || message?.extra?.ticket) void refresh().catch(() => undefined);
      },
    };
  }, [deliver, id, me, refresh, snapshot]);
  return {
    talk,
    thread: useThread(source),
    error: talk ? null : error,
    retry: () => void refetch(),
    fresh: async () => {
      client.setQueryData(key, await startTalk());
    },
  };
}
