import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

export type LeaveDialogProps = { open: boolean; count: number; onStay: () => void; onLeave: () => void };

/** Asked before a link leads away from changes that are not saved. */
export function LeaveDialog({ open, count, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(still) => !still && onStay()}
      title={t("leaveWithoutSaving")}
      description={t("yourChangesAreLost", { count })}
      footer={
        <>
          <Button variant="danger" onClick={onLeave}>
            {t("leaveWithoutSaving2")}
          </Button>
          <Button variant="primary" onClick={onStay}>
            {t("stayHere")}
          </Button>
        </>
      }
    />
  );
}
