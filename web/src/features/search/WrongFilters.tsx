import type { WrongFilter } from "../../../../contract/search.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";
import { Banner } from "../../ui/Banner.tsx";

const t = textsOf(searchTexts);

function whatToWrite(name: string): string {
  switch (name) {
    case "status": return t("wrongStatus");
    case "priority": return t("wrongPriority");
    case "before": case "after": return t("wrongDay");
    case "assignee": case "team": case "category": return t("wrongName");
    case "has": return t("wrongHas");
    default: return t("wrongOther");
  }
}

/** Filters that could not be used, each with what to write instead. */
export function WrongFilters({ wrong, own }: { wrong: readonly WrongFilter[]; own: boolean }) {
  return (
    <div role="status" className="space-y-2">
      {wrong.map(({ raw, name }) => (
        <Banner key={raw} tone="warning" title={t("wrongFilter", { word: raw })}>
          {own && ["priority", "assignee", "team", "tag", "channel"].includes(name) ? t("wrongOther") : whatToWrite(name)}
        </Banner>
      ))}
    </div>
  );
}
