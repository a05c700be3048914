import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Card } from "../../../ui/Card.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { PersonShown } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

/** What modules know about somebody: sessions, payments and the like. Remedies are used at tickets, where they are noted (DK-16). */
export function RecordsCard({ records }: { records: PersonShown["records"] }) {
  if (records.length === 0) return null;
  return (
    <Card title={t("records")} description={t("recordsHint")}>
      <ul aria-label={t("records")} className="grid gap-3 sm:grid-cols-2">
        {records.map((record) => (
          <li key={`${record.kind} ${record.recordId}`} className="rounded-md border border-border p-3 text-sm">
            <p className="flex items-baseline justify-between gap-2 font-medium">
              <span className="min-w-0 [overflow-wrap:anywhere]">{record.title}</span>
              {record.at && <TimeAgo time={record.at} className="shrink-0 text-xs font-normal text-muted" />}
            </p>
            <dl className="mt-1 space-y-1 text-xs">
              {record.lines.map(({ label, value }, at) => (
                <div key={`${label} ${at}`}>
                  <dt className="font-medium">{label}</dt>
                  <dd className="text-muted [overflow-wrap:anywhere]">{value}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}
