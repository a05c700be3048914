import type { WrongFilter } from "../../../../contract/search.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";

const t = textsOf(searchTexts);

/** Where a filter was written: among one's own, on the team's search page, in the box of the desk's list. */
export type FilterPlace = "own" | "team" | "list";

/** What is wrong with a filter, and what to write instead. */
export function wrongWords({ raw, name, filter, why }: WrongFilter, place: FilterPlace): { what: string; advice: string } {
  switch (why) {
    case "name": return { what: t("noSuchFilter", { name }), advice: place === "own" ? t("filtersOfMembers") : t("filtersOfTeam") };
    case "place": return { what: t("notHere", { name }), advice: place === "list" ? t("onSearchPage") : t("teamsOnly") };
    case "value": return { what: t("noSuchValue", { word: raw }), advice: rightValues(filter) };
  }
}

function rightValues(filter: WrongFilter["filter"]): string {
  switch (filter) {
    case "status": return t("wrongStatus");
    case "priority": return t("wrongPriority");
    case "channel": return t("wrongChannel");
    case "before": case "after": return t("wrongDay");
    case "has": return t("wrongHas");
    case "tag": return t("wrongTag");
    default: return t("wrongName");
  }
}

/** The text with what was probably meant in place of what was typed. */
export function putRight(text: string, { raw }: Pick<WrongFilter, "raw">, instead: string): string {
  return text.replace(raw, () => instead);
}

/** What was typed as words that stand side by side, no filter. */
export function inQuotes({ raw }: Pick<WrongFilter, "raw">): string {
  return `${raw.startsWith("-") ? "-" : ""}"${raw.replace(/^-/, "").replaceAll("\"", "")}"`;
}
