import { useQueryClient } from "@tanstack/react-query";
import type { HelpCategory } from "../../../../../contract/help.ts";
import { api, ApiError } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { notify } from "../../../ui/toast.ts";
import { categoriesKey, managePath, useHelpCategories } from "./help-api.ts";
import type { HelpCategories } from "./help-types.ts";
import { nameOfCategory } from "./help-words.ts";
import { freeKey } from "./slug.ts";

const t = textsOf(adminHelpCentreTexts);

/** The server names fields by their path; here they are flat. */
function flat(error: unknown): unknown {
  if (!(error instanceof ApiError) || Object.keys(error.fields).length === 0) return error;
  return new ApiError({ ...error, title: error.title, fields: Object.fromEntries(Object.entries(error.fields).map(([path, message]) => [path.replace(/^names\./, ""), message])) });
}

/** A category's names and where it stands. A new one's address is made from its English name and stays. */
export function CategoryDialog({ category, onClose }: { category: HelpCategory | null; onClose: () => void }) {
  const client = useQueryClient();
  const all = useHelpCategories().data?.items ?? [];
  const hasInside = category !== null && all.some(({ parent }) => parent === category.key);
  const parents = all.filter((one) => one.parent === null && one.key !== category?.key);
  const form = useForm({
    initial: { en: category?.names.en ?? "", sw: category?.names.sw ?? "", parent: category?.parent ?? "" },
    check: ({ en }) => (en.trim() === "" ? { en: t("giveAName") } : {}),
    submit: async ({ en, sw, parent }) => {
      const body = { parent: parent || null, names: { en: en.trim(), ...(sw.trim() && { sw: sw.trim() }) } };
      try {
        const answer = category
          ? await api<HelpCategories>("PUT", `${managePath}/categories/${category.key}`, { body })
          : await api<HelpCategories>("POST", `${managePath}/categories`, { body: { ...body, key: freeKey(en, all.map(({ key }) => key)) } });
        client.setQueryData(categoriesKey, answer);
      } catch (error) {
        throw flat(error);
      }
      notify({ tone: "success", title: category ? t("categoryChanged", { name: en.trim() }) : t("categoryAdded", { name: en.trim() }) });
      onClose();
    },
  });
  const id = "help-category-form";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={category ? t("changeCategoryTitle") : t("newCategory")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" loading={form.busy}>{category ? t("save") : t("addCategory")}</Button>
        </>
      }
    >
      <form id={id} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        {form.failureText && <Banner tone="danger">{form.failureText}</Banner>}
        <Field label={t("nameInEnglish")} error={form.errors.en}>
          <Input {...form.control("en")} lang="en" maxLength={60} autoFocus />
        </Field>
        <Field label={t("nameInSwahili")} optional error={form.errors.sw} hint={t("nameInSwahiliHint")}>
          <Input {...form.control("sw")} lang="sw" maxLength={60} />
        </Field>
        <Field label={t("inside")} error={form.errors.parent} hint={hasInside ? t("insideNotPossible") : undefined}>
          <Select {...form.control("parent")} disabled={hasInside}>
            <option value="">{t("onTheFirstLevel")}</option>
            {parents.map((one) => (
              <option key={one.key} value={one.key}>{nameOfCategory(one)}</option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  );
}
