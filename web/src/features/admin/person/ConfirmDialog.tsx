import type { ReactNode } from "react";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";

const t = textsOf(adminPersonTexts);

export type ConfirmDialogProps = { title: string; description: ReactNode; doIt: string; danger?: boolean; busy: boolean; error: unknown; onDo: () => void; onClose: () => void };

/** Asks before something happens to somebody: what, and what then. */
export function ConfirmDialog({ title, description, doIt, danger = false, busy, error, onDo, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant={danger ? "danger" : "primary"} loading={busy} onClick={onDo}>
            {doIt}
          </Button>
        </>
      }
    >
      {Boolean(error) && <Banner tone="danger">{describeError(error)}</Banner>}
    </Dialog>
  );
}
