import { Compass } from "lucide-react";
import { Link } from "wouter";
import { useTitle } from "../lib/brand.ts";
import { buttonClass } from "../ui/button-class.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { textsOf } from "../lib/texts.ts";
import { appTexts } from "../texts/en/app.ts";

const t = textsOf(appTexts);

/**
 * Where an address leads nowhere.
 *
 * @param home the app's start page
 * @param help where members are helped (AS-1); staff need none
 */
export function NotFound({ home, help }: { home: string; help?: string }) {
  useTitle(t("pageNotFound"));
  return (
    <div className="mx-auto grid min-h-[60dvh] w-full max-w-xl place-content-center">
      <h1 className="sr-only">{t("pageNotFound")}</h1>
      <EmptyState
        icon={<Compass />}
        title={t("thereIsNoPage")}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            <Link href={home} className={buttonClass({ variant: "primary" })}>
              {t("goToTheStart")}
            </Link>
            {help && <Link href={help} className={buttonClass()}>{t("help")}</Link>}
          </span>
        }
      >
        {t("theAddressMayBe")}
      </EmptyState>
    </div>
  );
}
