import { useId, useState } from "react";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { formatDateTime } from "../../../lib/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { AuditEntry } from "../contract-types.ts";
import { changesOf, isOnlyId, type Change } from "./audit-changes.ts";
import { actorWords, verbWords, wordsOf } from "./audit-words.ts";
import { SubjectLine } from "./SubjectLine.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** Facts shown at once; the others, and ids without a name, unfold. */
const few = 4;

function Facts({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-0.5">
      {changes.map(({ name, before, after }) => (
        <div key={name} className="flex min-w-0 flex-wrap gap-x-1.5">
          <dt className="text-muted">{name}:</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            {before !== null && <del className="text-muted">{before}</del>}
            {before !== null && <span className="text-muted" aria-hidden="true"> → </span>}
            {after === null ? <span className="text-muted">{t("nothing")}</span> : <ins className="no-underline">{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Details({ id, entry, changes }: { id: string; entry: AuditEntry; changes: readonly Change[] }) {
  const facts = [[t("time"), formatDateTime(entry.at)], [t("verb"), entry.verb], [wordsOf(entry.subjectKind), entry.subjectId], [t("by"), entry.actor?.id ?? actorWords(entry.actorKind)], [t("request"), entry.requestId]] as const;
  return (
    <div id={id} className="space-y-2 rounded-md bg-sunken px-3 py-2">
      <Facts changes={changes} />
      <dl className="grid gap-x-4 text-xs sm:grid-cols-[auto_minmax(0,1fr)]">
        {facts.map(([name, value]) => value && (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="font-mono [overflow-wrap:anywhere] max-sm:pb-1">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

export type AuditRowProps = {
  entry: AuditEntry;
  /** Names of people and teams by their id. */
  names: ReadonlyMap<string, string>;
  onActor: () => void;
  onSubject: () => void;
};

/** One entry of the audit log: who, what, when, and what became of it. */
export function AuditRow({ entry, names, onActor, onSubject }: AuditRowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { actor, actorKind, verb, at, before, after } = entry;
  const changes = changesOf(before, after, { moment: formatDateTime, names, nothing: entry.subjectKind === "setting" ? t("theDefault") : undefined });
  const shown = changes.filter((change) => !isOnlyId(change)).slice(0, few);
  const rest = changes.filter((change) => !shown.includes(change));
  return (
    <article className="flex items-start gap-3 px-4 py-2.5 text-sm sm:px-5">
      <Avatar size="sm" name={actor?.name ?? actorWords(actorKind)} seed={actor?.id ?? actorKind} image={actor?.image} decorative />
      <div className="min-w-0 flex-1 space-y-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {entry.rule && <span>{t("ruleSavedBy", { rule: entry.rule.name })}</span>}
          {actor ? (
            <button type="button" className="rounded-sm text-left font-medium hover:text-brand-text hover:underline touch:min-h-8" title={t("showOnlyWhatDid", { name: actor.name })} onClick={onActor}>
              {actor.name}
            </button>
          ) : (
            <span className="font-medium">{actorWords(actorKind)}</span>
          )}
          <span>{verbWords(verb).replace(/^./, (first) => first.toLowerCase())}</span>
          <span className="text-muted">
            <TimeAgo time={at} />
          </span>
        </p>
        <SubjectLine entry={entry} names={names} onSubject={onSubject} />
        <Facts changes={shown} />
        {open && <Details id={id} entry={entry} changes={rest} />}
      </div>
      <IconButton
        size="sm"
        label={open ? t("hideDetails") : t("showDetails")}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        icon={<ChevronDown className={clsx("size-4 transition-transform", open && "rotate-180")} />}
        onClick={() => setOpen(!open)}
      />
    </article>
  );
}
