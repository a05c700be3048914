import { useState } from "react";
import type { Message } from "../../../../contract/conversations.ts";
import { describeError } from "../../lib/describe-error.ts";
import { textsOf } from "../../lib/texts.ts";
import { messagesTexts } from "../../texts/en/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field } from "../../ui/Field.tsx";
import { Textarea } from "../../ui/Textarea.tsx";
import { notify } from "../../ui/toast.ts";
import { removeMessage } from "./message-api.ts";

const t = textsOf(messagesTexts);

export type RemoveDialogProps = {
  message: Message;
  /** A moderator says why. */
  needsReason: boolean;
  onClose: () => void;
  onRemoved: (message: Message) => void;
};

/** Asks before a message's words and files go away for everybody. */
export function RemoveDialog({ message, needsReason, onClose, onRemoved }: RemoveDialogProps) {
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const remove = () => {
    if (needsReason && reason.trim() === "") return setFailure(t("sayWhy"));
    setBusy(true);
    removeMessage(message, needsReason ? reason.trim() : null).then(
      (removed) => {
        onRemoved(removed);
        notify({ tone: "success", title: t("removed") });
        onClose();
      },
      (error: unknown) => {
        setFailure(describeError(error));
        setBusy(false);
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("removeTitle")}
      description={needsReason ? t("removeOther") : t("removeOwn")}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button variant="danger" loading={busy} onClick={remove}>
            {t("removeIt")}
          </Button>
        </>
      }
    >
      {needsReason ? (
        <Field label={t("reason")} hint={t("reasonHint")} required error={failure}>
          <Textarea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      ) : (
        failure && (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        )
      )}
    </Dialog>
  );
}
