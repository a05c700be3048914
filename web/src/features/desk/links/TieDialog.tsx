import type { ReactNode } from "react";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";

const t = textsOf(deskLinksTexts);

export type TieDialogProps = {
  title: string; description?: ReactNode; doIt: string; disabled: boolean; busy: boolean; error: unknown; onDo: () => void; onClose: () => void; children: ReactNode; /** Something was typed. */ unsaved?: boolean;
};

/** A choice in a window, and the one thing that is done with it. It stays open and says why when it could not be done. */
export function TieDialog({ title, description, doIt, disabled, busy, error, onDo, onClose, children, unsaved = false }: TieDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description} size="md" unsaved={unsaved}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" loading={busy} disabled={disabled} onClick={onDo}>
            {doIt}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {error !== null && error !== undefined && <Banner tone="danger">{describeError(error)}</Banner>}
        {children}
      </div>
    </Dialog>
  );
}
