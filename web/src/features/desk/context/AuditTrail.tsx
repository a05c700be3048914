import { useCallback, useEffect, useRef } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { PersonBrief } from "../../../../../contract/common.ts";
import { formatDateTime, formatFullDateTime } from "../../../lib/format.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { useStaff } from "../desk-queries.ts";
import { auditChanges, auditVerb } from "./audit-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

type Line = { id: string; at: string; verb: string; actor: PersonBrief | null; actorKind: string; rule: { id: string; name: string } | null; before: unknown; after: unknown };

const auditKey = (ticketId: string) => ["desk", "audit", ticketId] as const;

function whoDid({ actor, actorKind, rule }: Line): string {
  const name = actor?.name ?? (actorKind === "system" ? "Baraza" : actorKind);
  return rule ? t("ruleSavedBy", { rule: rule.name, name }) : name;
}

/** Every change of the ticket as the audit log has it, the newest first (DK-20). */
export function AuditTrail({ ticketId, version, requester }: { ticketId: string; version: number; requester: PersonBrief }) {
  const client = useQueryClient();
  const { data: staff } = useStaff();
  const list = usePages<Line>(auditKey(ticketId), `/api/tickets/${ticketId}/audit`);
  const shown = useRef(version);
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    // What is there stays to be read meanwhile.
    void client.invalidateQueries({ queryKey: auditKey(ticketId) });
  }, [client, ticketId, version]);
  const nameOf = useCallback((id: string) => (id === requester.id ? requester.name : staff?.items.find((one) => one.id === id)?.name ?? staff?.teams.find((one) => one.id === id)?.name), [requester, staff]);
  return (
    <>
      <a href={`/api/tickets/${ticketId}/audit.csv`} download className={buttonClass({ size: "sm", className: "mb-1 gap-1.5" })}>
        <Download className="size-4" aria-hidden="true" />
        {t("downloadAudit")}
      </a>
      <InfiniteList list={list} label={t("auditTrail")} itemKey={({ id }) => id} skeleton={<SkeletonText lines={6} />} endText={null} className="text-sm">
        {(line) => (
          <div className="py-3">
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
          </div>
        )}
      </InfiniteList>
    </>
  );
}
