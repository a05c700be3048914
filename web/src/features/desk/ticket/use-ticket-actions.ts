import { useMemo, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { PersonBrief } from "../../../../../contract/common.ts";
import type { Priority, Status, Ticket } from "../../../../../contract/desk.ts";
import { ApiError } from "../../../lib/api-error.ts";
import { api, type Method } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { notify } from "../../../ui/toast.ts";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { replyQueue } from "../compose/page-queue.ts";
import { deskKeys, useCategoryName } from "../desk-queries.ts";
import { tellUndoable } from "./undo.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

export type CloseReason = "solved" | "no_answer" | "duplicate" | "spam" | "other";
export type NewAssignment = { staffId?: string; teamId?: string; note?: string; expected?: string | null };
/** A ticket that somebody else has taken meanwhile, and the way to take it all the same (DK-10). */
export type Taken = { who: PersonBrief | null; takeOver: () => void };

/** One request to the ticket's API: method, the part of the path behind the ticket, and the body. */
type Step = readonly [Method, string, object?];

function assignStep({ staffId, teamId, note, expected }: NewAssignment): Step {
  return ["PUT", "assignment", { ...(staffId && { staffId }), ...(teamId && { teamId }), ...(note && { note }), ...(expected !== undefined && { expected }) }];
}

/** The requests that bring a ticket back to who had it. */
function assignBack({ assignee, team }: Ticket): Step[] {
  if (assignee) return [assignStep({ staffId: assignee.id, teamId: team?.id })];
  return team ? [assignStep({ teamId: team.id }), ["DELETE", "assignment"]] : [["DELETE", "assignment"]];
}

/** The requests that bring a solved ticket back to the status that it had. */
function reopenTo(status: Status): Step[] {
  if (status === "open" || status === "in_progress") return [["PUT", "status", { status }]];
  return status === "pending" ? [["DELETE", "resolution"], ["PUT", "status", { status }]] : [["DELETE", "resolution"]];
}

/** Everything that an agent does to a ticket, each with its notice and its way back. The server decides what is allowed. */
export function useTicketActions(ticket: Ticket, me: string, onSolved: () => void) {
  const client = useQueryClient();
  const categoryName = useCategoryName();
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);

  const actions = useMemo(() => {
    const { id, number } = ticket;
    const again = () => client.invalidateQueries({ queryKey: deskKeys.ticket(number) });
    const send = async (steps: readonly Step[]): Promise<void> => {
      // A reply that still waits to be taken back belongs before the change.
      await replyQueue.flush(id);
      for (const [method, path, body] of steps) {
        const next = await api<Ticket>(method, `/api/tickets/${id}/${path}`, method === "DELETE" ? {} : { body: body ?? {} });
        client.setQueryData(deskKeys.ticket(number), next);
      }
    };
    const refused = (error: unknown, steps: readonly Step[], title: string, undo: readonly Step[]): void => {
      if (error instanceof ApiError && error.type.endsWith("taken")) {
        const who = (error.extra.assignee ?? null) as PersonBrief | null;
        void again();
        const insisting = steps.map(([method, path, body]): Step => [method, path, path === "assignment" ? { ...body, expected: who?.id ?? null } : body]);
        setTaken({ who, takeOver: () => void change(title, insisting, undo) });
        return;
      }
      if (error instanceof ApiError && error.status === 409) void again();
      notify({ tone: "danger", title: t("wasNotChanged", { number }), description: describeError(error), action: { label: t("tryAgain"), run: () => void change(title, steps, undo) } });
    };
    const change = async (title: string, steps: readonly Step[], undo: readonly Step[]): Promise<boolean> => {
      setBusy(true);
      try {
        await send(steps);
        tellUndoable(`${number}: ${title}`, () => {
          send(undo).then(
            () => notify({ tone: "info", title: t("undone", { number }) }),
            (error: unknown) => notify({ tone: "danger", title: t("thatCouldNotBe", { number }), description: describeError(error) }),
          );
        });
        return true;
      } catch (error) {
        refused(error, steps, title, undo);
        return false;
      } finally {
        setBusy(false);
      }
    };
    const holder = ticket.assignee?.id ?? null;
    return {
      setPriority: (priority: Priority) => priority !== ticket.priority && void change(t("didPriority", { priority: priorityText(priority) }), [["PUT", "priority", { priority }]], [["PUT", "priority", { priority: ticket.priority }]]),
      setCategory: (category: string) => category !== ticket.category && void change(t("didCategory", { category: categoryName(category) }), [["PUT", "category", { category }]], [["PUT", "category", { category: ticket.category }]]),
      setTags: (tags: readonly string[]) => void change(t("didTags"), [["PUT", "tags", { tags }]], [["PUT", "tags", { tags: ticket.tags }]]),
      setStatus: (status: Status) => void change(statusText(status).toLowerCase(), [["PUT", "status", { status }]], ticket.allowedMoves.includes(status) ? [["PUT", "status", { status: ticket.status }]] : []),
      resolve: async () => (await change(t("didResolve"), [["PUT", "resolution"]], reopenTo(ticket.status))) && onSolved(),
      close: async (reason: CloseReason) => (await change(t("didClose"), [["PUT", "closure", { reason }]], [["DELETE", "closure"]])) && onSolved(),
      reopen: () => void change(t("didReopen"), [["DELETE", ticket.status === "closed" ? "closure" : "resolution"]], ticket.status === "closed" ? [["PUT", "closure", { reason: "other" }]] : [["PUT", "resolution"]]),
      claim: () => holder !== me && void change(t("didClaim"), [assignStep({ staffId: me, expected: null })], assignBack(ticket)),
      assign: (to: NewAssignment, name: string) => void change(t("didAssign", { name }), [assignStep({ ...to, expected: holder })], assignBack(ticket)),
      release: () => void change(t("didRelease"), [["DELETE", "assignment"]], assignBack(ticket)),
    };
  }, [categoryName, client, me, onSolved, ticket]);
  return { ...actions, busy, taken, dismissTaken: () => setTaken(null) };
}

export type TicketActions = ReturnType<typeof useTicketActions>;
