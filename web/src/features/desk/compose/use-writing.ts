import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { uuid } from "../../../lib/uuid.ts";
import { useDraft } from "../../../lib/use-draft.ts";
import type { ThreadState } from "../../conversations/thread-state.ts";
import type { Attachments } from "../../conversations/use-attachments.ts";
import type { Acts } from "./use-acts.ts";
import { replyQueue, useWaiting } from "./page-queue.ts";
import type { ReplyKind, Waiting } from "./reply-queue.ts";
import { newerThan, useSeenBase } from "./seen-base.ts";

/** The contract's limit of a message, after trimming (CV-1). */
export const messageLimit = 4_000;

/**
 * What is being written to a ticket: a reply and a note, each with a draft of its own. What was sent goes to the reply queue;
 * what comes back from there (taken back, not sent) stands in the field again, before anything typed since.
 */
export function useWriting(ticket: Ticket, thread: ThreadState, kind: ReplyKind, attachments: Attachments, acts: Acts, on: { sent: (setStatus: Waiting["setStatus"]) => void; returned: () => void }) {
  const draft = useDraft(`ticket:${ticket.id}:${kind}`);
  const lastSeq = thread.messages.at(-1)?.seq ?? 0;
  const seen = useSeenBase(ticket.id, lastSeq);
  const [asking, setAsking] = useState<{ setStatus: Waiting["setStatus"] } | null>(null);
  // The id of a text that came back: sent again unchanged, it is the same message (CV-1).
  const cameBack = useRef<{ text: string; clientId: string } | null>(null);
  const { text } = draft;
  const newer = text.trim() !== "" && kind === "reply" ? newerThan(thread.messages, seen.seenSeq, thread.me) : [];

  const waiting = useWaiting();
  const { setText } = draft;
  const takeBack = useEffectEvent(() => {
    const returned = replyQueue.takeReturned(ticket.id, kind);
    const last = returned.at(-1);
    if (!last) return;
    setText([...returned.map((one) => one.body), text].filter((part) => part.trim() !== "").join("\n"));
    attachments.putBack(returned.flatMap(({ files = [] }) => files.map((file) => ({ ...file, key: file.fileId, blob: new Blob() }))));
    cameBack.current = { text: last.body, clientId: last.clientId };
    acts.putBack(returned.map((one) => ({ ...one.also, ...(one.setStatus && { setStatus: one.setStatus }) })));
    // What made it stale has been shown with it.
    if (kind === "reply") seen.acknowledge(last.newer?.latestSeq ?? last.seenSeq);
    on.returned();
  });
  useEffect(() => takeBack(), [waiting, ticket.id, kind]);

  const type = (next: string) => {
    if (kind === "reply" && next.trim() !== "") seen.begin();
    if (kind === "reply" && next.trim() === "") seen.end();
    setText(next);
  };
  const length = text.trim().length;
  const over = length - messageLimit;
  const may = (length > 0 || attachments.files.length > 0) && over <= 0 && !attachments.blocked && !attachments.unready;

  const put = (setStatus: Waiting["setStatus"], seenSeq: number) => {
    const attempt = draft.begin() ?? { text: "", clientId: uuid() };
    // From here on the queue keeps it.
    draft.arrived(attempt.clientId);
    const files = attachments.take().flatMap(({ fileId, name, type, bytes }) => (fileId === undefined ? [] : [{ fileId, name, type, bytes }]));
    const again = cameBack.current?.text === attempt.text ? cameBack.current.clientId : uuid();
    cameBack.current = null;
    setAsking(null);
    seen.end();
    // Notes are words alone; what a macro does waits for the reply.
    const { setStatus: byMacro, ...rest } = kind === "reply" ? (acts.take() ?? {}) : {};
    const also = Object.keys(rest).length > 0 ? rest : undefined;
    const status = setStatus ?? byMacro;
    replyQueue.add({ clientId: again, ticketId: ticket.id, number: ticket.number, kind, body: attempt.text, seenSeq, setStatus: status, ...(also && { also }), ...(files.length > 0 && { files }) });
    on.sent(status);
  };
  return {
    text, type, over, may, newer,
    /** Asked whether to send over what others wrote meanwhile. */
    asking: asking !== null && newer.length > 0,
    send: (setStatus?: Waiting["setStatus"]) => {
      if (!may) return;
      if (newer.length > 0) setAsking({ setStatus });
      else put(kind === "note" ? undefined : setStatus, seen.seenSeq);
    },
    sendAnyway: () => put(asking?.setStatus, lastSeq),
    lookFirst: () => {
      setAsking(null);
      seen.acknowledge();
    },
    /** Takes the reply that waits for this ticket back. */
    undo: (): boolean => {
      const last = waiting.findLast((one) => one.ticketId === ticket.id && one.state === "held");
      if (last) replyQueue.putBack(last.clientId);
      return last !== undefined;
    },
  };
}
