import { Link } from "wouter";
import type { AuditEntry } from "../contract-types.ts";
import { shortId } from "./audit-changes.ts";
import { wordsOf } from "./audit-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** What an entry is about, as a way to see all about it; nothing where it is the actor's own account. */
export function SubjectLine({ entry, names, onSubject }: { entry: AuditEntry; names: ReadonlyMap<string, string>; onSubject: () => void }) {
  const { subjectKind, subjectId, subjectName, actor } = entry;
  if (!subjectId || (subjectKind === "person" && subjectId === actor?.id)) return null;
  const name = subjectName ?? names.get(subjectId) ?? shortId(subjectId);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <button type="button" className="rounded-sm text-left text-muted [overflow-wrap:anywhere] hover:text-brand-text hover:underline touch:min-h-8" title={t("showOnlyWhatConcerns")} onClick={onSubject}>
        {wordsOf(subjectKind)} <span className="text-text">{name}</span>
      </button>
      {subjectKind === "ticket" && (
        <Link href={`/desk/tickets/${subjectId}`} aria-label={t("openTicket", { name })} className="font-medium text-brand-text underline underline-offset-2">
          {t("open")}
        </Link>
      )}
    </p>
  );
}
