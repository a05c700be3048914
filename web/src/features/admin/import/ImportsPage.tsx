import { FileUp } from "lucide-react";
import { Link } from "wouter";
import type { DeskImport } from "../../../../../contract/desk-import.ts";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminImportTexts } from "../../../texts/en/admin-import.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { ExportLinks } from "./ExportLinks.tsx";
import { stateWords } from "./import-words.ts";
import { NewImport } from "./NewImport.tsx";
import { useImports } from "./use-imports.ts";

const t = textsOf(adminImportTexts);

function ImportRow({ one }: { one: DeskImport }) {
  const { text, tone } = stateWords(one.state);
  const { tickets, people, refused } = one.progress;
  return (
    <li>
      <Link href={`/admin/import/${one.id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3.5 no-underline hover:bg-hover sm:px-5">
        <span className="min-w-0 flex-1 basis-52 space-y-0.5">
          <span className="block font-medium text-text [overflow-wrap:anywhere]">{one.name}</span>
          <span className="block text-sm text-muted">
            <Rich text={t.parts("by", { name: one.askedBy?.name ?? "–", time: <TimeAgo key="time" time={one.createdAt} /> })} />
          </span>
          {one.startedAt && <span className="block text-sm text-muted">{t("resultOf", { tickets, people, refused })}</span>}
        </span>
        <Badge tone={tone}>{text}</Badge>
      </Link>
    </li>
  );
}

function Imports({ me }: { me: Me }) {
  const { data, error, refetch } = useImports();
  return (
    <div className="space-y-6">
      <NewImport />
      <Card flush title={t("earlier")}>
        {!data ? (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={3} />)
          : data.items.length === 0 ? <EmptyState icon={<FileUp />} title={t("noneYet")}>{t("noneYetText")}</EmptyState>
            : <ul className="divide-y divide-border">{data.items.map((one) => <ImportRow key={one.id} one={one} />)}</ul>}
      </Card>
      {me.permissions.includes("ticket.export") && (
        <Card title={t("exportTitle")} description={t("exportText")}>
          <ExportLinks address="/api/desk/export" csv={t("exportCsv")} json={t("exportJson")} />
        </Card>
      )}
      {me.permissions.includes("member.export") && me.permissions.includes("member.read") && (
        <Card title={t("exportPeopleTitle")} description={t("exportPeopleText")}>
          <ExportLinks address="/api/desk/export/people" csv={t("exportPeopleCsv")} json={t("exportPeopleJson")} />
        </Card>
      )}
    </div>
  );
}

/** `/admin/import`: tickets and people from another desk, and out of this one (DK-21). */
export default function ImportsPage() {
  return (
    <AdminPage permission="ticket.import" title={t("title")} description={t("lead")}>
      {(me) => <Imports me={me} />}
    </AdminPage>
  );
}
