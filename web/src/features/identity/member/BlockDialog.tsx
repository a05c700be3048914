import { textsOf } from "../../../lib/texts.ts";
import { memberTexts } from "../../../texts/en/member.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";

const t = textsOf(memberTexts);

/** Asks before somebody is blocked, and says what that means (CV-12). */
export default function BlockDialog({ name, busy, onBlock, onClose }: { name: string; busy: boolean; onBlock: () => void; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("blockTitle", { name })}
      description={t("blockWhat", { name })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="danger" loading={busy} onClick={onBlock}>
            {t("block")}
          </Button>
        </>
      }
    />
  );
}
