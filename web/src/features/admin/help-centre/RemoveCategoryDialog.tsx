import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import type { HelpCategory } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { notify } from "../../../ui/toast.ts";
import { articlePath, categoriesKey, managePath, useHelpCategories } from "./help-api.ts";
import type { HelpCategories, ManagedList } from "./help-types.ts";
import { nameOfCategory, stateWords } from "./help-words.ts";

const t = textsOf(adminHelpCentreTexts);
const shown = 5;

/** Articles in a category, those put away too: they hold it as well. */
function useArticlesIn(key: string) {
  return useQuery({
    queryKey: ["admin", "help", "articles-in", key],
    queryFn: async ({ signal }) => {
      const [there, away] = await Promise.all([undefined, "removed"].map((state) => api<ManagedList>("GET", `${managePath}/articles`, { query: { category: key, state, limit: shown + 1 }, signal })));
      return [...(there?.items ?? []), ...(away?.items ?? [])];
    },
    gcTime: 0,
  });
}

/** Asks before a category goes. One with articles or categories inside stays: the dialog says what is in it and where to move it from. */
export function RemoveCategoryDialog({ category, onClose }: { category: HelpCategory; onClose: () => void }) {
  const client = useQueryClient();
  const name = nameOfCategory(category);
  const inside = useHelpCategories().data?.items.filter(({ parent }) => parent === category.key) ?? [];
  const articles = useArticlesIn(category.key);
  const remove = useMutation({
    mutationFn: () => api<HelpCategories>("DELETE", `${managePath}/categories/${category.key}`),
    onSuccess: (answer) => {
      client.setQueryData(categoriesKey, answer);
      notify({ tone: "success", title: t("categoryRemoved", { name }) });
      onClose();
    },
  });
  const holding = (articles.data?.length ?? 0) > 0 || inside.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("removeCategoryTitle", { name })}
      description={articles.isPending ? undefined : holding ? t("notEmpty") : t("emptyCategory")}
      footer={
        <>
          <Button onClick={onClose}>{t("keepIt")}</Button>
          {!holding && (
            <Button variant="danger" disabled={articles.isPending} loading={remove.isPending} onClick={() => remove.mutate()}>
              {t("remove")}
            </Button>
          )}
        </>
      }
    >
      {articles.isPending && <SkeletonText lines={3} />}
      {(remove.error ?? articles.error) && <Banner tone="danger">{describeError(remove.error ?? articles.error)}</Banner>}
      {inside.length > 0 && <p className="pb-2 text-sm">{t("categoriesInside", { names: inside.map(nameOfCategory).join(", ") })}</p>}
      <ul className="divide-y divide-border text-sm">
        {articles.data?.slice(0, shown).map((one) => (
          <li key={one.id} className="py-2">
            <Link href={articlePath(one.id)} lang={one.language} className="font-medium text-brand-text underline underline-offset-2">{one.title}</Link>
            <span className="text-muted"> · {stateWords[one.state].title}</span>
          </li>
        ))}
      </ul>
      {(articles.data?.length ?? 0) > shown && (
        <Link href={`/admin/help?category=${category.key}`} className="mt-2 inline-block text-sm text-brand-text underline underline-offset-2">{t("showAllIn", { name })}</Link>
      )}
    </Dialog>
  );
}
