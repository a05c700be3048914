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
 */
export function NotFound({ home }: { home: string }) {
  useTitle(t("pageNotFound"));
  return (
    <div className="mx-auto grid min-h-[60dvh] w-full max-w-xl place-content-center">
      <h1 className="sr-only">{t("pageNotFound")}</h1>
      <EmptyState
        icon={<Compass />}
        title={t("thereIsNoPage")}
        action={
          <Link href={home} className={buttonClass({ variant: "primary" })}>
            {t("goToTheStart")}
          </Link>
        }
      >
        {t("theAddressMayBe")}
      </EmptyState>
    </div>
  );
}
