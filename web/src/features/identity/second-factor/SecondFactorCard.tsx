import { useState } from "react";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { secondFactorTexts } from "../../../texts/en/second-factor.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { notify } from "../../../ui/toast.ts";
import { ProveDialog } from "./ProveDialog.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { endSecondFactor, newRecoveryCodes } from "./second-factor-api.ts";
import SecondFactorSetUp from "./SecondFactorSetUp.tsx";
import { useSecondFactorChanged } from "./use-second-factor-changed.ts";

const t = textsOf(secondFactorTexts);

type Open = null | "set-up" | "turn-off" | "new-codes" | readonly string[];

/** The second factor: set it up, turn it off, make new recovery codes (ID-3). */
export default function SecondFactorCard({ me }: { me: Me }) {
  const { enabled, required } = me.secondFactor;
  const [open, setOpen] = useState<Open>(null);
  const changed = useSecondFactorChanged();
  const close = () => setOpen(null);
  const end = async (password: string, code: string) => {
    await endSecondFactor(password, code);
    await changed();
    close();
    notify({ tone: "success", title: t("isOffNow"), description: t("otherDevicesOut") });
  };
  const isOn = () => {
    close();
    notify({ tone: "success", title: t("isOnNow"), description: t("otherDevicesOut") });
  };
  // In the page, not in a window: nobody closes by a slip what is shown only once.
  if (open === "set-up" || (typeof open === "object" && open !== null)) {
    return (
      <Card title={open === "set-up" ? t("setUp") : t("newCodes")}>
        <div className="mx-auto max-w-md">{open === "set-up" ? <SecondFactorSetUp onDone={isOn} onCancel={close} /> : <RecoveryCodes codes={open} onDone={close} />}</div>
      </Card>
    );
  }
  return (
    <Card title={t("secondFactor")} description={t("whatItIs")} actions={<Badge tone={enabled ? "success" : "neutral"}>{enabled ? t("itIsOn") : t("itIsOff")}</Badge>}>
      {enabled ? (
        <div className="space-y-2">
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => setOpen("new-codes")}>{t("newCodes")}</Button>
            {!required && <Button onClick={() => setOpen("turn-off")}>{t("turnOff")}</Button>}
          </div>
          {required && <p className="text-sm text-muted">{t("requiredHere")}</p>}
        </div>
      ) : (
        <Button onClick={() => setOpen("set-up")}>{t("setUp")}</Button>
      )}
      {open === "turn-off" && <ProveDialog title={t("turnOffTitle")} description={t("turnOffWhat")} action={t("turnOff")} danger onClose={close} submit={end} />}
      {open === "new-codes" && (
        <ProveDialog title={t("newCodesTitle")} description={t("newCodesWhat")} action={t("makeCodes")} onClose={close} submit={async (password, code) => setOpen((await newRecoveryCodes(password, code)).recoveryCodes)} />
      )}
    </Card>
  );
}
