import { useMemo } from "react";
import { ScrollText } from "lucide-react";
import { useSearchParams } from "wouter";
import { useMay } from "../../../lib/session.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { AdminPage } from "../AdminPage.tsx";
import type { AuditEntry } from "../contract-types.ts";
import { useDeskStaff } from "../teams/desk-staff.ts";
import { filterFrom, searchFrom, type AuditFilter } from "./audit-filter.ts";
import { AuditFilters } from "./AuditFilters.tsx";
import { AuditRow } from "./AuditRow.tsx";
import { ExportAudit } from "./ExportAudit.tsx";
import { useVerifyChain, VerifyButton, VerifyResult } from "./VerifyChain.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

function Entries() {
  const [search, setSearch] = useSearchParams();
  const filter = filterFrom(search);
  // Words come letter by letter: one step back in the browser shall not be one letter.
  const change = (next: AuditFilter) => setSearch(searchFrom(next), { replace: next.q !== filter.q });
  const list = usePages<AuditEntry>(["admin", "audit", filter], "/api/admin/audit", filter);
  const { data: staff } = useDeskStaff(useMay("ticket.read"));
  const people = useMemo(() => {
    const seen = list.items.flatMap(({ actor }) => (actor ? [[actor.id, actor.name] as const] : []));
    return new Map([...(staff?.items ?? []).map(({ id, name }) => [id, name] as const), ...seen]);
  }, [list.items, staff]);
  const names = useMemo(() => {
    const about = list.items.flatMap(({ subjectId, subjectName }) => (subjectId !== null && subjectName !== null ? [[subjectId, subjectName] as const] : []));
    return new Map([...about, ...people, ...(staff?.teams ?? []).map(({ id, name }) => [id, name] as const)]);
  }, [list.items, people, staff]);
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <Card flush>
      <AuditFilters filter={filter} onChange={change} people={people} />
      <InfiniteList
        list={list}
        label={t("auditLogNewestFirst")}
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={<ScrollText />} title={narrowed ? t("noSuchEntry") : t("nothingWasDoneYet")} action={narrowed ? <Button onClick={() => change({})}>{t("clearAllFilters")}</Button> : undefined}>
            {narrowed ? t("nothingInTheLog") : t("whateverIsDoneFrom")}
          </EmptyState>
        }
        endText={t("thatIsTheBeginning")}
      >
        {(entry) => (
          <AuditRow
            entry={entry}
            names={names}
            onActor={() => change({ ...filter, actor: entry.actor?.id })}
            onSubject={() => change({ ...filter, subjectKind: entry.subjectKind, subjectId: entry.subjectId ?? undefined })}
          />
        )}
      </InfiniteList>
    </Card>
  );
}

/** `/admin/audit`: who did what, when, and what became of it; and the proof that nobody changed the log (XX-6). */
export default function AuditPage() {
  const check = useVerifyChain();
  return (
    <AdminPage permission="audit.read" title={t("auditLog")} description={t("whoDidWhatAnd")} actions={<><ExportAudit /><VerifyButton check={check} /></>}>
      {() => (
        <div className="space-y-4">
          <VerifyResult check={check} />
          <Entries />
        </div>
      )}
    </AdminPage>
  );
}
