import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FolderTree, Plus } from "lucide-react";
import type { HelpCategory } from "../../../../../contract/help.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { BackToArticles } from "./BackToArticles.tsx";
import { branchesOf, keysOf, siblingsOf, withMoved } from "./category-tree.ts";
import { CategoryDialog } from "./CategoryDialog.tsx";
import { CategoryLine } from "./CategoryLine.tsx";
import { categoriesKey, managePath, useHelpCategories } from "./help-api.ts";
import type { HelpCategories } from "./help-types.ts";
import { nameOfCategory } from "./help-words.ts";
import { RemoveCategoryDialog } from "./RemoveCategoryDialog.tsx";

const t = textsOf(adminHelpCentreTexts);

type Open = { kind: "new" } | { kind: "change" | "remove"; category: HelpCategory };

function Tree({ items, onOpen }: { items: readonly HelpCategory[]; onOpen: (open: Open) => void }) {
  const client = useQueryClient();
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<string | null>(null);
  const show = (categories: readonly HelpCategory[]) => client.setQueryData<HelpCategories>(categoriesKey, (now) => now && { ...now, items: [...categories] });
  const order = useMutation({
    mutationFn: (next: readonly HelpCategory[]) => api<HelpCategories>("PUT", `${managePath}/category-order`, { body: { keys: keysOf(branchesOf(next)) } }),
    // Shown at once; what the server refuses goes back to where it was.
    onMutate: (next) => void show(next),
    onError: () => void client.invalidateQueries({ queryKey: categoriesKey }),
  });
  const move = (category: HelpCategory, to: number) => {
    const next = withMoved(items, category.key, to);
    if (next === items) return;
    order.mutate(next);
    setSaid(t("nowAtPlace", { name: nameOfCategory(category), place: to + 1, count: siblingsOf(items, category.key).length }));
  };
  const line = (category: HelpCategory) => {
    const siblings = siblingsOf(items, category.key);
    const at = siblings.findIndex(({ key }) => key === category.key);
    const takes = dragged !== null && dragged !== category.key && siblings.some(({ key }) => key === dragged);
    return (
      <CategoryLine
        category={category}
        at={at}
        count={siblings.length}
        onMove={(to) => move(category, to)}
        onChange={() => onOpen({ kind: "change", category })}
        onRemove={() => onOpen({ kind: "remove", category })}
        onDrag={setDragged}
        onDrop={takes ? () => {
          const moving = items.find(({ key }) => key === dragged);
          setDragged(null);
          if (moving) move(moving, at);
        } : undefined}
      />
    );
  };
  return (
    <>
      {order.error && <Banner tone="danger" className="m-4">{describeError(order.error)}</Banner>}
      <p className="sr-only" role="status">{said}</p>
      <ol aria-label={t("categories")} className="divide-y divide-border">
        {branchesOf(items).map(({ category, inside }) => (
          <li key={category.key}>
            {line(category)}
            {inside.length > 0 && (
              <ol aria-label={t("insideOf", { name: nameOfCategory(category) })} className="divide-y divide-border border-t border-border bg-sunken/50">
                {inside.map((one) => (
                  <li key={one.key} className="pl-6 sm:pl-10">{line(one)}</li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Categories({ onOpen }: { onOpen: (open: Open) => void }) {
  const { data, error, refetch } = useHelpCategories();
  if (!data) return <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />}</Card>;
  return (
    <Card flush>
      {data.items.length === 0 ? (
        <EmptyState icon={<FolderTree />} title={t("noCategories")} action={<Button variant="primary" onClick={() => onOpen({ kind: "new" })}>{t("newCategory")}</Button>}>
          {t("noCategoriesHint")}
        </EmptyState>
      ) : (
        <Tree items={data.items} onOpen={onOpen} />
      )}
    </Card>
  );
}

/** `/admin/help/categories`: the help centre's categories, their order and names (DK-19). */
export default function CategoriesPage() {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <AdminPage
      permission="article.publish"
      title={t("categoriesTitle")}
      description={t("categoriesHint")}
      above={<BackToArticles />}
      actions={<Button variant="primary" icon={<Plus className="size-4" />} onClick={() => setOpen({ kind: "new" })}>{t("newCategory")}</Button>}
    >
      {() => (
        <>
          <Categories onOpen={setOpen} />
          {open?.kind === "new" && <CategoryDialog category={null} onClose={close} />}
          {open?.kind === "change" && <CategoryDialog category={open.category} onClose={close} />}
          {open?.kind === "remove" && <RemoveCategoryDialog category={open.category} onClose={close} />}
        </>
      )}
    </AdminPage>
  );
}
