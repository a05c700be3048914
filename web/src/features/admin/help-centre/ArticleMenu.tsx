import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArchiveRestore, Ellipsis, ExternalLink, EyeOff, Trash2 } from "lucide-react";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { api, type Method } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { notify } from "../../../ui/toast.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { articleKey, articlesKey, managePath } from "./help-api.ts";

const t = textsOf(adminHelpCentreTexts);

type Act = "unpublish" | "remove" | "bringBack";
const requests: Record<Act, [Method, string]> = { unpublish: ["DELETE", "publication"], remove: ["PUT", "removal"], bringBack: ["DELETE", "removal"] };

/** Taking an article back, putting it away and bringing it back, each after asking. */
export function ArticleMenu({ article }: { article: ManagedArticle }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Act | null>(null);
  const { abilities, state, url, title } = article;
  const words: Record<Act, { title: string; description: string; doIt: string; done: string; danger: boolean }> = {
    unpublish: { title: t("unpublishTitle"), description: t("unpublishHint"), doIt: t("unpublish"), done: t("isUnpublished", { title }), danger: false },
    remove: { title: t("removeTitle"), description: state === "published" ? t("removePublishedHint") : t("removeHint"), doIt: t("removeArticle"), done: t("isRemoved", { title }), danger: true },
    bringBack: { title: t("bringBackTitle"), description: t("bringBackHint"), doIt: t("bringBack"), done: t("isBroughtBack", { title }), danger: false },
  };
  const act = useMutation({
    mutationFn: (what: Act) => api<ManagedArticle>(requests[what][0], `${managePath}/articles/${article.id}/${requests[what][1]}`),
    onSuccess: (now, what) => {
      client.setQueryData(articleKey(now.id), now);
      void client.invalidateQueries({ queryKey: articlesKey });
      notify({ tone: "success", title: words[what].done });
      setAsked(null);
    },
  });
  const ask = (what: Act) => {
    act.reset();
    setAsked(what);
  };
  const acts = (["unpublish", "remove", "bringBack"] as const).filter((one) => abilities[one]);
  const icons: Record<Act, typeof Trash2> = { unpublish: EyeOff, remove: Trash2, bringBack: ArchiveRestore };
  return (
    <>
      {state === "published" && (
        <a href={url} target="_blank" rel="noopener" className={buttonClass()}>
          <ExternalLink className="size-4" aria-hidden="true" />
          {t("openPage")}
          <span className="sr-only"> {t("newTab")}</span>
        </a>
      )}
      {acts.length > 0 && (
        <Menu trigger={<IconButton variant="secondary" label={t("moreActs")} icon={<Ellipsis className="size-5" />} />}>
          {acts.map((one) => {
            const Icon = icons[one];
            return (
              <MenuItem key={one} icon={<Icon />} danger={words[one].danger} onSelect={() => ask(one)}>
                {words[one].doIt}
              </MenuItem>
            );
          })}
        </Menu>
      )}
      {asked && <ConfirmDialog {...words[asked]} busy={act.isPending} error={act.error} onDo={() => act.mutate(asked)} onClose={() => setAsked(null)} />}
    </>
  );
}
