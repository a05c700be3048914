import { useState } from "react";
import { Languages } from "lucide-react";
import { clsx } from "clsx";
import { chooseLanguage } from "../lib/language.ts";
import { useChangeLocale } from "../lib/session.ts";
import { textsOf, useLanguage } from "../lib/texts.ts";
import { accountMenuTexts } from "../texts/en/account-menu.ts";
import { languageOf, languages } from "../texts/languages.ts";
import { notify } from "../ui/toast.ts";

const t = textsOf(accountMenuTexts);

export type LanguageSelectProps = { quiet?: boolean; className?: string };

/**
 * The language of the app, each by its own name; a native list, so that it works on every phone. The choice is kept on this
 * device and, for whoever is signed in, in the account.
 *
 * @param quiet shows the language's code only, where there is no room for its name
 */
export default function LanguageSelect({ quiet = false, className }: LanguageSelectProps) {
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const changeLocale = useChangeLocale();
  const choose = (tag: string) => {
    const wanted = languageOf(tag);
    if (!wanted) return;
    setBusy(true);
    chooseLanguage(wanted)
      .then(() => changeLocale(wanted))
      .catch(() => notify({ tone: "danger", title: t("languageNotLoaded"), description: t("checkConnection") }))
      .finally(() => setBusy(false));
  };
  return (
    <label className={clsx("relative flex items-center gap-2 rounded-md text-sm text-muted hover:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus", className)}>
      <Languages className="size-4 shrink-0" aria-hidden="true" />
      <span className="sr-only">{t("language")}</span>
      {quiet && <span className="uppercase" aria-hidden="true">{language}</span>}
      <select
        value={language}
        aria-busy={busy}
        onChange={(event) => choose(event.target.value)}
        className={clsx("cursor-pointer touch:text-base", quiet ? "absolute inset-0 opacity-0" : "h-9 min-w-0 flex-1 bg-transparent pr-1 text-text [&>option]:bg-raised outline-none touch:h-11")}
      >
        {Object.entries(languages).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
