import type { ApiError } from "../../../lib/api-error.ts";
import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";

const t = textsOf(adminPersonTexts);

/** What somebody still has to do, by kind. */
export type OpenWork = Readonly<Record<string, number>>;

/** The open work that a refusal names; null when it is about something else. */
export function openWorkIn({ type, extra }: Pick<ApiError, "type" | "extra">): OpenWork | null {
  const { work } = extra;
  if (!type.endsWith("/open-work") || typeof work !== "object" || work === null) return null;
  return Object.fromEntries(Object.entries(work).filter((entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] > 0));
}

/** "3 tickets", and kinds that this page does not know by their own name. */
export function workWords(work: OpenWork): string {
  return Object.entries(work).map(([name, count]) => (name === "tickets" ? t("workTickets", { count }) : t("workOther", { count: formatNumber(count), name }))).join(", ");
}
