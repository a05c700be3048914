import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import type { Taken } from "./use-ticket-actions.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** Somebody else was faster (DK-10): says who, and takes it over only when told so. */
export function TakenDialog({ taken, number, onDismiss }: { taken: Taken | null; number: string; onDismiss: () => void }) {
  const name = taken?.who?.name;
  return (
    <Dialog
      open={taken !== null}
      onOpenChange={(open) => !open && onDismiss()}
      title={name ? t("has", { name, number }) : t("nobodyHasAnyMore", { number })}
      description={name ? t("itWasNotChanged") : t("itWasGivenBack")}
      footer={
        <>
          <Button onClick={onDismiss}>{name ? t("leaveItTo", { name: name.split(" ")[0] ?? name }) : t("leaveIt")}</Button>
          <Button
            variant="primary"
            onClick={() => {
              onDismiss();
              taken?.takeOver();
            }}
          >
            {name ? t("takeItOver") : t("goOn")}
          </Button>
        </>
      }
    />
  );
}
