import { useCallback } from "react";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { PersonBrief } from "../../../../../contract/common.ts";
import { api } from "../../../lib/api.ts";
import { formatDateTime, formatFullDateTime } from "../../../lib/format.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { useStaff } from "../desk-queries.ts";
import { auditChanges, auditVerb } from "./audit-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

type Line = { id: string; at: string; verb: string; actor: PersonBrief | null; actorKind: string; rule: { id: string; name: string } | null; before: unknown; after: unknown };

function whoDid({ actor, actorKind, rule }: Line): string {
  const name = actor?.name ?? (actorKind === "system" ? "Baraza" : actorKind);
  return rule ? t("ruleSavedBy", { rule: rule.name, name }) : name;
}

/** Every change of the ticket as the audit log has it, the newest first (DK-20). */
export function AuditTrail({ ticketId, version, requester }: { ticketId: string; version: number; requester: PersonBrief }) {
  const { data: staff } = useStaff();
  const { data, error, refetch } = useQuery({
    queryKey: ["desk", "audit", ticketId, version],
    queryFn: ({ signal }) => api<{ items: Line[] }>("GET", `/api/tickets/${ticketId}/audit`, { signal }),
    placeholderData: (before) => before,
  });
  const nameOf = useCallback((id: string) => (id === requester.id ? requester.name : staff?.items.find((one) => one.id === id)?.name ?? staff?.teams.find((one) => one.id === id)?.name), [requester, staff]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonText lines={6} />;
  return (
    <>
      <a href={`/api/tickets/${ticketId}/audit.csv`} download className={buttonClass({ size: "sm", className: "mb-3 gap-1.5" })}>
        <Download className="size-4" aria-hidden="true" />
        {t("downloadAudit")}
      </a>
      <ol aria-label={t("auditTrail")} className="space-y-3 text-sm">
        {[...data.items].reverse().map((line) => (
          <li key={line.id} className="border-l-2 border-border pl-3">
            <p>
              <span className="font-medium">{whoDid(line)}</span> {auditVerb(line.verb)}
            </p>
            <time dateTime={line.at} title={formatFullDateTime(line.at)} className="text-xs text-muted">
              {formatDateTime(line.at)}
            </time>
            <ul className="text-xs text-muted">
              {auditChanges(line.before, line.after, nameOf).map(({ field, from, to }) => (
                <li key={field} className="[overflow-wrap:anywhere]">
                  {field}: {from !== null && <del>{from}</del>} {to}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
