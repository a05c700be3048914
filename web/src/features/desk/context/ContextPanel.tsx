import { useState } from "react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { ErrorBoundary } from "../../../ui/ErrorBoundary.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { AuditTrail } from "./AuditTrail.tsx";
import { Clocks } from "./Clocks.tsx";
import { ContextSection } from "./ContextSection.tsx";
import { Evidence } from "./Evidence.tsx";
import { MailList } from "./MailList.tsx";
import { OtherTickets } from "./OtherTickets.tsx";
import { RecordCard } from "./RecordCard.tsx";
import { Ties } from "../links/Ties.tsx";
import { RemedyDialog } from "./RemedyDialog.tsx";
import { RequesterCard } from "./RequesterCard.tsx";
import { TicketFacts } from "./TicketFacts.tsx";
import { useContextOf, type RemedyOffer, type TicketRecord } from "./use-context-of.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

function Known({ ticket }: { ticket: Ticket }) {
  const { data, error, refetch } = useContextOf(ticket.id);
  // Here and not at the record: the record may be gone when the remedy is done, and its result is still to be read.
  const [remedy, setRemedy] = useState<{ record: TicketRecord; offer: RemedyOffer } | null>(null);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonText lines={8} />;
  return (
    <div className="space-y-5">
      <RequesterCard requester={data.requester} />
      {ticket.evidence && ticket.evidence.length > 0 && (
        <ContextSection title={t("whatTheHelpBot")}>
          <Evidence evidence={ticket.evidence} />
        </ContextSection>
      )}
      {data.records.length > 0 && (
        <ContextSection title={t("records")}>
          <div className="space-y-2">
            {data.records.map((record) => (
              <RecordCard key={`${record.kind} ${record.recordId}`} record={record} onRemedy={(offer) => setRemedy({ record, offer })} />
            ))}
          </div>
        </ContextSection>
      )}
      <ContextSection title={data.ticketCount > 0 ? t("otherTickets", { count: data.ticketCount }) : t("otherTickets2")}>
        <OtherTickets tickets={data.tickets} count={data.ticketCount} requesterId={data.requester.id} />
      </ContextSection>
      <Ties ticket={ticket} />
      <Clocks ticketId={ticket.id} version={ticket.version} />
      <ContextSection title={t("thisTicket")}>
        <TicketFacts ticket={ticket} />
      </ContextSection>
      {ticket.mail.length > 0 && (
        <ContextSection title={t("emailsToTheRequester")}>
          <MailList mail={ticket.mail} />
        </ContextSection>
      )}
      {remedy && <RemedyDialog ticket={ticket} {...remedy} onClose={() => setRemedy(null)} />}
    </div>
  );
}

/** Everything known about the requester and the ticket; for those who may read it, also the audit trail. */
export function ContextPanel({ ticket }: { ticket: Ticket }) {
  const known = (
    <ErrorBoundary title={t("theContextStoppedWorking")} resetKey={ticket.id}>
      <Known ticket={ticket} />
    </ErrorBoundary>
  );
  if (!ticket.abilities.audit) return known;
  return (
    <Tabs
      label={t("context")}
      tabs={[
        { value: "context", label: t("requester"), content: known },
        { value: "audit", label: t("auditTrail"), content: <AuditTrail ticketId={ticket.id} version={ticket.version} requester={ticket.requester} /> },
      ]}
    />
  );
}
