import { thisLine } from "../../../lib/data-saver.ts";
import { chooseLanguage } from "../../../lib/language.ts";
import { useMode } from "../../../lib/mode.ts";
import type { Me } from "../../../lib/session.ts";
import { textsOf, useLanguage } from "../../../lib/texts.ts";
import { accountTexts } from "../../../texts/en/account.ts";
import { languages, type Language } from "../../../texts/languages.ts";
import { Card } from "../../../ui/Card.tsx";
import { SelectLine } from "./SelectLine.tsx";
import { SwitchLine } from "./SwitchLine.tsx";
import { TimeZoneLine } from "./TimeZoneLine.tsx";
import { useChangeMe } from "./use-change-me.ts";

const t = textsOf(accountTexts);

/** How the pages look and speak: on this device at once, and in the account for other devices and mails. */
export default function DisplaySection({ me }: { me: Me }) {
  const change = useChangeMe();
  const language = useLanguage();
  const [mode, setMode] = useMode();
  return (
    <Card title={t("display")}>
      <div className="space-y-5">
        <SelectLine<Language>
          label={t("language")}
          hint={t("languageHint")}
          value={language}
          choices={(Object.entries(languages) as [Language, string][])}
          save={async (locale) => {
            await chooseLanguage(locale);
            await change({ locale });
          }}
        />
        <SelectLine
          label={t("colours")}
          value={mode}
          choices={[["system", t("likeTheDevice")], ["light", t("light")], ["dark", t("dark")]]}
          save={async (theme) => {
            setMode(theme);
            await change({ theme });
          }}
        />
        <TimeZoneLine timeZone={me.timeZone} />
        <SwitchLine
          label={t("saveData")}
          hint={
            <>
              {t("saveDataHint")}
              {thisLine()?.saveData === true && <span className="mt-1 block font-medium text-text">{t("savesAlready")}</span>}
            </>
          }
          checked={me.profile.dataSaver}
          change={(dataSaver) => ({ dataSaver })}
        />
      </div>
    </Card>
  );
}
