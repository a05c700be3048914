import { useEffect, useRef, useState, type FormEvent } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useLocation } from "wouter";
import { api, ApiError } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { notify } from "../../../ui/toast.ts";
import { AdminPage } from "../AdminPage.tsx";
import { LeaveDialog } from "../settings/LeaveDialog.tsx";
import { sameValue } from "../settings/setting-field.ts";
import { useLeaveGuard } from "../settings/use-leave-guard.ts";
import { keyFrom, mostCategories, moved, type Category } from "./category-list.ts";
import { CategoryRow } from "./CategoryRow.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";

const t = textsOf(adminDeskTexts);

const key = ["admin", "categories"] as const;
type Answer = { categories: Category[] };
/** A row of the editor; a new one has no key until it is saved. */
type Row = Category & { row: string };

let rows = 0;
const asRow = (category: Category): Row => ({ ...category, row: `row-${rows++}` });

/** The categories to send: a new one's key is made from its name. */
function asCategories(list: readonly Row[]): Category[] {
  const taken = list.map((one) => one.key).filter((one) => one !== "");
  return list.map((one) => {
    if (one.key !== "") return { key: one.key, name: one.name.trim() };
    const made = keyFrom(one.name, taken);
    taken.push(made);
    return { key: made, name: one.name.trim() };
  });
}

function Editor({ stored }: { stored: readonly Category[] }) {
  const client = useQueryClient();
  const [list, setList] = useState<Row[]>(() => stored.map(asRow));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const [, navigate] = useLocation();
  const changed = !sameValue(list.map(({ key: one, name }) => ({ key: one, name })), stored);
  const guard = useLeaveGuard(changed);
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  const save = useMutation({
    mutationFn: (categories: Category[]) => api<Answer>("PATCH", "/api/desk/settings", { body: { categories } }),
    onSuccess: (answer) => {
      client.setQueryData<Answer>(key, answer);
      setList(answer.categories.map(asRow));
      notify({ tone: "success", title: t("theCategoriesAreSaved") });
    },
    onError: (error) => {
      const fields = error instanceof ApiError ? Object.entries(error.fields) : [];
      setErrors(Object.fromEntries(fields.flatMap(([path, message]) => (/^categories\.\d+/.test(path) ? [[list[Number(path.split(".")[1])]?.row ?? "", message]] : []))));
    },
  });
  const change = (next: Row[]) => {
    setErrors({});
    setList(next);
  };
  const add = () => {
    change([...list, asRow({ key: "", name: "" })]);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const nameless = list.filter(({ name }) => name.trim() === "");
    if (nameless.length > 0) return setErrors(Object.fromEntries(nameless.map(({ row }) => [row, t("giveTheCategoryA")])));
    if (!save.isPending) save.mutate(asCategories(list));
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="space-y-4">
      {save.error && Object.keys(errors).length === 0 && <Banner tone="danger">{describeError(save.error)}</Banner>}
      <Card
        flush
        footer={
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Button icon={<Plus className="size-4" />} disabled={list.length >= mostCategories} onClick={add}>
              {t("addACategory")}
            </Button>
            <span className="flex gap-2">
              {changed && <Button onClick={() => change(stored.map(asRow))}>{t("discard")}</Button>}
              <Button type="submit" variant="primary" disabled={!changed} loading={save.isPending}>
                {t("save")}
              </Button>
            </span>
          </div>
        }
      >
        <ol className="divide-y divide-border py-1">
          {list.map((category, at) => (
            <li key={category.row}>
              <CategoryRow
                category={category}
                number={at + 1}
                count={list.length}
                error={errors[category.row]}
                onName={(name) => change(list.map((one) => (one.row === category.row ? { ...one, name } : one)))}
                onMove={(by) => change(moved(list, at, by))}
                onRemove={() => change(list.filter((one) => one.row !== category.row))}
              />
            </li>
          ))}
        </ol>
      </Card>
      <LeaveDialog
        open={guard.wanted !== null}
        count={1}
        onStay={guard.stay}
        onLeave={() => {
          guard.stay();
          change(stored.map(asRow));
          if (guard.wanted) navigate(guard.wanted);
        }}
      />
    </form>
  );
}

function Categories() {
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => api<Answer>("GET", "/api/desk/settings", { signal }), refetchOnWindowFocus: false });
  if (data) return <Editor stored={data.categories} />;
  return <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={5} />}</Card>;
}

/** `/admin/categories`: what a ticket can be about (DK-4). */
export default function CategoriesPage() {
  return (
    <AdminPage permission="settings.change" title={t("categories")} description={t("whatATicketCan")}>
      {() => <Categories />}
    </AdminPage>
  );
}
