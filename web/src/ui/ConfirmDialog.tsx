import type { ReactNode } from "react";
import { describeError } from "../lib/describe-error.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";
import { Banner } from "./Banner.tsx";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

const t = textsOf(uiTexts);

export type ConfirmDialogProps = {
  title: string;
  /** What happens then. */
  description: ReactNode;
  /** The button's words: what is done, not "yes". */
  doIt: string;
  danger?: boolean;
  busy: boolean;
  /** Why the last try failed; null or undefined: it did not. */
  error: unknown;
  onDo: () => void;
  onClose: () => void;
};

/** Asks before something happens: what, and what then. It stays open and says why when it could not be done. */
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
