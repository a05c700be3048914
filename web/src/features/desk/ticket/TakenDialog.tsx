import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import type { Taken } from "./use-ticket-actions.ts";

/** Somebody else was faster (DK-10): says who, and takes it over only when told so. */
export function TakenDialog({ taken, number, onDismiss }: { taken: Taken | null; number: string; onDismiss: () => void }) {
  const name = taken?.who?.name;
  return (
    <Dialog
      open={taken !== null}
      onOpenChange={(open) => !open && onDismiss()}
      title={name ? `${name} has ${number}` : `Nobody has ${number} any more`}
      description={name ? "It was not changed. If you take it over, they see that in the ticket." : "It was given back meanwhile."}
      footer={
        <>
          <Button onClick={onDismiss}>{name ? `Leave it to ${name.split(" ")[0]}` : "Leave it"}</Button>
          <Button
            variant="primary"
            onClick={() => {
              onDismiss();
              taken?.takeOver();
            }}
          >
            {name ? "Take it over" : "Go on"}
          </Button>
        </>
      }
    />
  );
}
