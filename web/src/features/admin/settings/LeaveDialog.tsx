import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";

export type LeaveDialogProps = { open: boolean; count: number; onStay: () => void; onLeave: () => void };

/** Asked before a link leads away from changes that are not saved. */
export function LeaveDialog({ open, count, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(still) => !still && onStay()}
      title="Leave without saving?"
      description={count === 1 ? "Your change is lost then." : `Your ${count} changes are lost then.`}
      footer={
        <>
          <Button variant="danger" onClick={onLeave}>
            Leave without saving
          </Button>
          <Button variant="primary" onClick={onStay}>
            Stay here
          </Button>
        </>
      }
    />
  );
}
