import { useState } from "react";
import type { SavedView } from "../../../../../contract/desk-views.ts";
import type { DeskFilter } from "../../../../../contract/desk.ts";
import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { useViewActions } from "./use-saved-views.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);
const formId = "saved-view";

/** A name for a filter, new or another one, and whether everybody sees it. */
export function ViewDialog({ view, filter, onClose }: { view: SavedView | null; filter: DeskFilter; onClose: () => void }) {
  const { create, change } = useViewActions();
  const [shared, setShared] = useState(view?.shared ?? false);
  const form = useForm({
    initial: { name: view?.name ?? "" },
    draftKey: view ? undefined : "saved-view",
    check: ({ name }) => ({ name: name.trim() === "" ? t("giveName") : "" }),
    submit: async ({ name }) => {
      const words = { name: name.trim(), filter, shared };
      if (view) await change(view, words);
      else await create(words);
      notify({ tone: "success", title: t("viewSaved", { name: words.name }) });
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={view ? t("changeView", { name: view.name }) : t("saveView")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("nameOfView")} hint={t("nameHint")} required error={form.errors.name}>
          <Input {...form.control("name")} maxLength={60} autoFocus />
        </Field>
        <Checkbox label={t("shareView")} checked={shared} onChange={(event) => setShared(event.target.checked)} />
      </form>
    </Dialog>
  );
}
