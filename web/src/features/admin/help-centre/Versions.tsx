import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Card } from "../../../ui/Card.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { notify } from "../../../ui/toast.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { articleKey, managePath } from "./help-api.ts";
import type { Version } from "./help-types.ts";
import { VersionRow } from "./VersionRow.tsx";

const t = textsOf(adminHelpCentreTexts);

export type VersionsProps = { article: ManagedArticle; /** Something is typed that is not saved. */ dirty: boolean; onRestored: (now: ManagedArticle) => void };

/** Every save of an article, what each changed, and the way back to it. */
export function Versions({ article, dirty, onRestored }: VersionsProps) {
  const client = useQueryClient();
  const path = `${managePath}/articles/${article.id}/versions`;
  const key = [...articleKey(article.id), "versions"];
  const list = usePages<Version>(key, path);
  const [asked, setAsked] = useState<number | null>(null);
  const restore = useMutation({
    mutationFn: (version: number) => api<ManagedArticle>("POST", `${path}/${version}/restoration`, { body: { baseVersion: article.version } }),
    onSuccess: (now, version) => {
      onRestored(now);
      void client.invalidateQueries({ queryKey: key });
      notify({ tone: "success", title: t("isRestored", { version, now: now.version }) });
      setAsked(null);
    },
  });
  return (
    <Card flush>
      <InfiniteList list={list} label={t("versions")} itemKey={({ version }) => String(version)} endText={t("firstVersionShown")}>
        {(version) => (
          <VersionRow
            article={article}
            version={version}
            onRestore={article.abilities.write && version.version !== article.version ? () => {
              restore.reset();
              setAsked(version.version);
            } : undefined}
          />
        )}
      </InfiniteList>
      {asked !== null && (
        <ConfirmDialog
          title={t("restoreTitle", { version: asked })}
          description={dirty ? t("restoreWhileDirty") : article.state === "published" ? t("restorePublishedHint") : t("restoreHint")}
          doIt={t("restore")}
          busy={restore.isPending}
          error={restore.error}
          onDo={() => restore.mutate(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}
