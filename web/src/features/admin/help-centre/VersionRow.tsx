import { useId, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, RotateCcw } from "lucide-react";
import { clsx } from "clsx";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { DifferenceView } from "./DifferenceView.tsx";
import { articleKey, managePath } from "./help-api.ts";
import type { Version, VersionShown } from "./help-types.ts";

const t = textsOf(adminHelpCentreTexts);

function Changes({ article, version }: { article: ManagedArticle; version: number }) {
  const [against, setAgainst] = useState<"before" | "newest">("before");
  const newest = against === "newest" && version !== article.version;
  const { data, error, refetch } = useQuery({
    queryKey: [...articleKey(article.id), "version", version, newest ? article.version : 0],
    // From the old words to the newest: what bringing it back would undo.
    queryFn: ({ signal }) => api<VersionShown>("GET", `${managePath}/articles/${article.id}/versions/${newest ? article.version : version}`, { query: newest ? { against: version } : {}, signal }),
    staleTime: Infinity,
  });
  return (
    <div className="space-y-3">
      {version !== article.version && version > 1 && (
        <Field label={t("compareWith")} className="max-w-xs">
          <Select value={against} onChange={(event) => setAgainst(event.target.value === "newest" ? "newest" : "before")}>
            <option value="before">{t("theOneBefore")}</option>
            <option value="newest">{t("whatChangedSince")}</option>
          </Select>
        </Field>
      )}
      {data ? <DifferenceView difference={data.difference} first={data.against === null} /> : error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={4} />}
    </div>
  );
}

/** One save: who and when, and on demand what it changed. */
export function VersionRow({ article, version, onRestore }: { article: ManagedArticle; version: Version; onRestore?: () => void }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="px-4 py-2 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} className="flex min-h-11 min-w-0 flex-1 basis-60 items-center gap-3 text-left">
          <ChevronDown className={clsx("size-4 shrink-0 text-muted transition-transform", open && "rotate-180")} aria-hidden="true" />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
              {t("versionNumber", { version: version.version })}
              {version.published && <Badge tone="success">{t("readersSeeThis")}</Badge>}
              {version.version === article.version && <Badge>{t("newest")}</Badge>}
            </span>
            <span className="block text-sm text-muted">
              {version.savedBy?.name ?? t("cameWithBaraza")}, <TimeAgo time={version.savedAt} />
              {version.restoredFrom !== null && ` · ${t("restoredFrom", { version: version.restoredFrom })}`}
            </span>
          </span>
        </button>
        {onRestore && (
          <Button size="sm" icon={<RotateCcw className="size-4" />} onClick={onRestore} aria-label={t("restoreVersion", { version: version.version })}>
            {t("restore")}
          </Button>
        )}
      </div>
      <div id={id} hidden={!open} className="pb-3 pt-1 sm:pl-7">
        {open && <Changes article={article} version={version.version} />}
      </div>
    </div>
  );
}
