import { Link } from "wouter";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { accountTexts } from "../../../texts/en/account.ts";
import { Card } from "../../../ui/Card.tsx";
import { textLink } from "../AuthCard.tsx";
import { SelectLine } from "./SelectLine.tsx";
import { SwitchLine } from "./SwitchLine.tsx";
import { useChangeMe } from "./use-change-me.ts";

const t = textsOf(accountTexts);

/** What others see, and who may write (ID-11). Each choice counts at once. */
export default function PrivacySection({ me }: { me: Me }) {
  const change = useChangeMe();
  const { showLocation, showDistance, messagesFrom } = me.profile;
  return (
    <Card title={t("privacy")}>
      <div className="space-y-4">
        <SwitchLine label={t("showWhenIAm")} hint={t("othersSeeWhetherYou")} checked={me.showOnline} change={(showOnline) => ({ showOnline })} />
        <SwitchLine label={t("showLocation")} hint={t("showLocationHint")} checked={showLocation} change={(shown) => ({ showLocation: shown })} />
        <SwitchLine label={t("showDistance")} hint={t("showDistanceHint")} checked={showDistance} change={(shown) => ({ showDistance: shown })} />
        <SelectLine
          label={t("messagesFrom")}
          hint={t("messagesFromHint")}
          value={messagesFrom}
          choices={[["everyone", t("everyone")], ["known", t("known")], ["nobody", t("nobody")]]}
          save={(next) => change({ messagesFrom: next })}
        />
        <p className="text-sm">
          <Link href="/account/blocked" className={textLink}>
            {t("seeBlocked")}
          </Link>
        </p>
      </div>
    </Card>
  );
}
