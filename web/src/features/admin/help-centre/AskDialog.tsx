import type { ReactNode } from "react";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";

const t = textsOf(adminHelpCentreTexts);

export type AskDialogProps = { title: string; description: ReactNode; doIt: string; danger?: boolean; busy: boolean; error: unknown; onDo: () => void; onClose: () => void };

/** Asks before something happens to what readers see: what, and what then. */
export function AskDialog({ title, description, doIt, danger = false, busy, error, onDo, onClose }: AskDialogProps) {
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
