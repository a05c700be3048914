import { Link } from "wouter";
import { Banner } from "../../ui/Banner.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { signInPath } from "./next-path.ts";
import { textsOf } from "../../lib/texts.ts";
import { sessionTexts } from "../../texts/en/session.ts";

const t = textsOf(sessionTexts);

/** The session has ended while somebody was at it: how to go on. */
export default function SignedOutBanner({ here }: { here: string }) {
  return (
    <div className="mx-auto w-full max-w-3xl shrink-0 p-3">
      <Banner
        tone="warning"
        title={t("youHaveBeenSigned")}
        action={
          <Link href={signInPath(here)} className={buttonClass({ size: "sm" })}>
            {t("signIn")}
          </Link>
        }
      >
        {t("whatYouTypedIs")}
      </Banner>
    </div>
  );
}
