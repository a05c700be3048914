import { useQueryClient } from "@tanstack/react-query";
import { api, ApiError } from "../../../lib/api.ts";
import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { notify } from "../../../ui/toast.ts";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { CannedReply } from "../contract-types.ts";

export const cannedKey = ["admin", "canned-replies"] as const;
const formId = "canned-reply";

/** A canned reply, new or changed (DK-9). What was typed for a new one survives a reload. */
export function CannedDialog({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { shortcut: reply?.shortcut ?? "", title: reply?.title ?? "", body: reply?.body ?? "" },
    draftKey: reply ? undefined : "canned-reply",
    check: ({ shortcut, title, body }) => ({
      shortcut: /^[a-z0-9_-]{1,30}$/.test(shortcut.trim().replace(/^\//, "").toLowerCase()) ? "" : "A shortcut is 1–30 of a–z, 0–9, - and _.",
      title: title.trim() === "" ? "Give it a title." : "",
      body: body.trim() === "" ? "Write the reply." : "",
    }),
    submit: async ({ shortcut, title, body }) => {
      const words = { shortcut: shortcut.trim().replace(/^\//, "").toLowerCase(), title: title.trim(), body };
      try {
        if (reply) await api("PUT", `/api/desk/canned-replies/${reply.id}`, { body: words });
        else await api("POST", "/api/desk/canned-replies", { body: words });
      } catch (error) {
        if (error instanceof ApiError && error.status === 409) throw new ApiError({ type: error.type, title: error.title, status: 409, fields: { shortcut: error.message } });
        throw error;
      }
      await client.invalidateQueries({ queryKey: cannedKey });
      notify({ tone: "success", title: `/${words.shortcut} is saved` });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={reply ? `Change /${reply.shortcut}` : "New canned reply"}
      description="All staff can insert it while they answer."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <div className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <Field label="Shortcut" required error={form.errors.shortcut} hint="Typed after / in an answer.">
            <Input {...form.control("shortcut")} autoCapitalize="none" autoCorrect="off" spellCheck={false} maxLength={31} className="font-mono" />
          </Field>
          <Field label="Title" required error={form.errors.title} hint="For the team, to find it.">
            <Input {...form.control("title")} maxLength={80} />
          </Field>
        </div>
        <Field label="Reply" required error={form.errors.body} hint={<>{"{{requester.firstName}}"} becomes the first name of the person who asked.</>}>
          <Textarea {...form.control("body")} maxLength={4000} className="min-h-40" />
        </Field>
      </form>
    </Dialog>
  );
}
