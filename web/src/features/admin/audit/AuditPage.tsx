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
import { useVerifyChain, VerifyButton, VerifyResult } from "./VerifyChain.tsx";

function Entries() {
  const [search, setSearch] = useSearchParams();
  const filter = filterFrom(search);
  const change = (next: AuditFilter) => setSearch(searchFrom(next));
  const list = usePages<AuditEntry>(["admin", "audit", filter], "/api/admin/audit", filter);
  const { data: staff } = useDeskStaff(useMay("ticket.read"));
  const people = useMemo(() => {
    const seen = list.items.flatMap(({ actor }) => (actor ? [[actor.id, actor.name] as const] : []));
    return new Map([...(staff?.items ?? []).map(({ id, name }) => [id, name] as const), ...seen]);
  }, [list.items, staff]);
  const names = useMemo(() => new Map([...people, ...(staff?.teams ?? []).map(({ id, name }) => [id, name] as const)]), [people, staff]);
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <Card flush>
      <AuditFilters filter={filter} onChange={change} people={people} />
      <InfiniteList
        list={list}
        label="Audit log, newest first"
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={<ScrollText />} title={narrowed ? "No such entry" : "Nothing was done yet"} action={narrowed ? <Button onClick={() => change({})}>Clear all filters</Button> : undefined}>
            {narrowed ? "Nothing in the log fits all these filters." : "Whatever is done from now on is written here."}
          </EmptyState>
        }
        endText="That is the beginning of the log"
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
    <AdminPage permission="audit.read" title="Audit log" description="Who did what and when. Entries can't be changed or removed, and are sealed each minute." actions={<VerifyButton check={check} />}>
      {() => (
        <div className="space-y-4">
          <VerifyResult check={check} />
          <Entries />
        </div>
      )}
    </AdminPage>
  );
}
