import type { FlowOverview } from "../../../../../contract/assistant-flow.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { flowPath } from "./use-flow.ts";

const t = textsOf(adminAssistantTexts);
const formId = "publish-flow";

/** Asks what is new, then publishes the draft. `settle` sends what is not sent yet and gives the draft's revision. */
export function PublishDialog({ settle, onPublished, onClose }: { settle: () => Promise<number>; onPublished: (next: FlowOverview) => void; onClose: () => void }) {
  const form = useForm({
    initial: { note: "" },
    check: ({ note }) => ({ note: note.trim() === "" ? t("sayWhatIsNew") : "" }),
    submit: async ({ note }) => {
      const revision = await settle();
      onPublished(await api<FlowOverview>("POST", `${flowPath}/publications`, { body: { revision, note: note.trim() } }));
      notify({ tone: "success", title: t("published") });
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("publishTitle")} description={t("publishText")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>{t("publishNow")}</Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("whatIsNew")} hint={t("whatIsNewHint")} required error={form.errors.note}>
          <Input {...form.control("note")} maxLength={300} />
        </Field>
      </form>
    </Dialog>
  );
}
