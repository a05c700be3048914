import { Fragment, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api, ApiError } from "../../../lib/api.ts";
import { useForm } from "../../../lib/use-form.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { notify } from "../../../ui/toast.ts";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { MacroActions } from "../../../../../contract/desk.ts";
import type { CannedReply } from "../contract-types.ts";
import { MacroFields } from "./MacroFields.tsx";
import { unknownVariables, variables } from "./variables.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";

const t = textsOf(adminDeskTexts);

export const cannedKey = ["admin", "canned-replies"] as const;
const formId = "canned-reply";

/** A canned reply, new or changed (DK-9). What was typed for a new one survives a reload. */
export function CannedDialog({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const client = useQueryClient();
  const [actions, setActions] = useState<MacroActions>(reply?.actions ?? {});
  const form = useForm({
    initial: { shortcut: reply?.shortcut ?? "", title: reply?.title ?? "", body: reply?.body ?? "" },
    draftKey: reply ? undefined : "canned-reply",
    check: ({ shortcut, title, body }) => ({
      shortcut: /^[a-z0-9_-]{1,30}$/.test(shortcut.trim().replace(/^\//, "").toLowerCase()) ? "" : t("aShortcutIs1"),
      title: title.trim() === "" ? t("giveItATitle") : "",
      body: body.trim() === "" ? t("writeTheReply") : "",
    }),
    submit: async ({ shortcut, title, body }) => {
      const words = { shortcut: shortcut.trim().replace(/^\//, "").toLowerCase(), title: title.trim(), body, actions };
      try {
        if (reply) await api("PUT", `/api/desk/canned-replies/${reply.id}`, { body: words });
        else await api("POST", "/api/desk/canned-replies", { body: words });
      } catch (error) {
        if (error instanceof ApiError && error.status === 409) throw new ApiError({ type: error.type, title: error.title, status: 409, fields: { shortcut: error.message } });
        throw error;
      }
      await client.invalidateQueries({ queryKey: cannedKey });
      notify({ tone: "success", title: t("isSaved", { shortcut: words.shortcut }) });
      onClose();
    },
  });
  const unknown = unknownVariables(form.values.body);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={reply ? t("change", { shortcut: reply.shortcut }) : t("newCannedReply")}
      description={t("allStaffCanInsert")}
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
        <div className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <Field label={t("shortcut")} required error={form.errors.shortcut} hint={t("typedAfterInAn")}>
            <Input {...form.control("shortcut")} autoCapitalize="none" autoCorrect="off" spellCheck={false} maxLength={31} className="font-mono" />
          </Field>
          <Field label={t("title")} required error={form.errors.title} hint={t("forTheTeamTo")}>
            <Input {...form.control("title")} maxLength={80} />
          </Field>
        </div>
        <Field label={t("reply")} required error={form.errors.body}>
          <Textarea {...form.control("body")} maxLength={4000} className="min-h-40" />
        </Field>
        <MacroFields actions={actions} onChange={setActions} />
        {unknown.length > 0 && (
          <Banner tone="warning">
            {t("theDeskDoesNot", { names: unknown.map((name) => `{{${name}}}`).join(", ") })}
          </Banner>
        )}
        <details className="text-sm">
          <summary className="inline-flex min-h-9 items-center font-medium text-brand-text touch:min-h-11">{t("whatCanBeFilled")}</summary>
          <dl className="grid gap-x-4 gap-y-1 pt-1 sm:grid-cols-[auto_minmax(0,1fr)]">
            {variables.map(({ name, meaning }) => (
              <Fragment key={name}>
                <dt className="font-mono text-xs leading-5">{`{{${name}}}`}</dt>
                <dd className="text-muted max-sm:pb-1">{meaning}</dd>
              </Fragment>
            ))}
          </dl>
        </details>
      </form>
    </Dialog>
  );
}
