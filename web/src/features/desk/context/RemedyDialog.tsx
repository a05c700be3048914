import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { uuid } from "../../../lib/uuid.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { deskKeys } from "../desk-queries.ts";
import type { RemedyOffer, TicketRecord } from "./use-context-of.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

type Outcome = { done: boolean; summary: string; lines: string[] };

function Lines({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <p>{outcome.summary}</p>
      {outcome.lines.length > 0 && (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-muted">
          {outcome.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** First what would happen, then the deed, once, then what has happened; the result also stands in the thread (DK-16). */
export function RemedyDialog({ ticket, record, offer, onClose }: { ticket: Ticket; record: TicketRecord; offer: RemedyOffer; onClose: () => void }) {
  const client = useQueryClient();
  const path = `/api/tickets/${ticket.id}/remedies/${offer.remedy}`;
  const [key] = useState(uuid);
  const [state, setState] = useState<{ busy: boolean; error: unknown; result: Outcome | null }>({ busy: false, error: null, result: null });
  const preview = useQuery({
    queryKey: ["desk", "remedy", ticket.id, offer.remedy, record.recordId, key],
    queryFn: ({ signal }) => api<Outcome>("POST", path, { body: { recordId: record.recordId, preview: true }, signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const run = async () => {
    setState({ busy: true, error: null, result: null });
    try {
      // The same key for every try from this window: the server does it once.
      const result = await api<Outcome>("POST", path, { body: { recordId: record.recordId }, idempotencyKey: key, timeout: 60_000 });
      setState({ busy: false, error: null, result });
      void client.invalidateQueries({ queryKey: deskKeys.context(ticket.id) });
      void client.invalidateQueries({ queryKey: deskKeys.ticket(ticket.number) });
    } catch (error) {
      setState({ busy: false, error, result: null });
    }
  };
  const { busy, error, result } = state;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !busy && onClose()}
      title={offer.title}
      description={`${ticket.requester.name} · ${record.title}`}
      footer={
        result ? (
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        ) : (
          <>
            <Button disabled={busy} onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant={offer.danger ? "danger" : "primary"} loading={busy} disabled={!preview.data} onClick={() => void run()}>
              {offer.title}
            </Button>
          </>
        )
      }
    >
      <div className="space-y-3 text-sm" aria-live="polite">
        {result ? (
          <div className="flex items-start gap-2.5">
            <CircleCheck className="mt-px size-5 shrink-0 text-success" aria-hidden="true" />
            <div>
              <Lines outcome={result} />
              <p className="mt-2 text-muted">{t("itIsNotedIn")}</p>
            </div>
          </div>
        ) : preview.error ? (
          <ErrorState title={t("theEffectCouldNot")} error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data ? (
          <Lines outcome={preview.data} />
        ) : (
          <SkeletonText lines={3} />
        )}
        {Boolean(error) && <Banner tone="danger">{t("tryingAgainIsSafe", { error: describeError(error) })}</Banner>}
      </div>
    </Dialog>
  );
}
