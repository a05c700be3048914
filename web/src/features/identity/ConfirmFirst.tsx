import { Link } from "wouter";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { Banner } from "../../ui/Banner.tsx";
import { buttonClass } from "../../ui/button-class.ts";

const t = textsOf(identityTexts);

/** ID-2: where a member would write to members, as long as their address is not confirmed: said before anything is typed. */
export default function ConfirmFirst() {
  return (
    <Banner
      tone="warning"
      action={
        <Link href="/account" className={buttonClass({ size: "sm" })}>
          {t("toConfirm")}
        </Link>
      }
    >
      {t("confirmFirst")}
    </Banner>
  );
}
