import type { DashboardNumber } from "../../../../../contract/insight.ts";
import { formatNumber } from "../../../lib/format.ts";
import { formatDuration } from "../../../lib/format-duration.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";
import { dayStart } from "../audit/day-instant.ts";
import type { Dashboard, Home } from "../contract-types.ts";

const t = textsOf(adminHomeTexts);

export type Change = { text: string; direction: "up" | "down" | "flat"; good: boolean | null };

/** One number of the dashboard as it is shown: what exactly is counted, how it has changed, and where what it counts is listed. */
export type ShownNumber = { key: string; label: string; value: string; meaning: string; href: string; leads: string; change: Change | null };

/** The page shows at least so many; the server's come first, the desk's own figures fill up. */
const wanted = 8;

const titles: Readonly<Record<string, string>> = {
  get "insight.people"() { return t("people"); }, get "insight.activeConversations"() { return t("activeConversations"); }, get "insight.openTickets"() { return t("openTickets"); },
  get "insight.serviceLevel"() { return t("serviceLevel"); }, get "insight.health"() { return t("systemHealth"); },
};
/** Counted at a moment; the others over the period. */
const stocks: readonly string[] = ["insight.people", "insight.openTickets"];
/** Whether more is better; of the others neither way is. */
const better: Readonly<Record<string, "up" | "down">> = { "insight.openTickets": "down", "insight.serviceLevel": "up", solved: "up" };

type Told = { days: number; stock: boolean; better?: "up" | "down"; amount?: (size: number) => string };

/** What became of a number, in words; null where the time before is not known. */
export function changeOf(value: number | null, before: number | null, told: Told): Change | null {
  if (value === null || before === null) return null;
  const { days, stock, amount = (size: number) => formatNumber(size, { maximumFractionDigits: 1 }) } = told;
  const step = Math.round((value - before) * 10) / 10;
  if (step === 0) return { text: t(stock ? "asMany" : "asManyPeriod", { days }), direction: "flat", good: null };
  const direction = step > 0 ? "up" : "down";
  // What is counted is more or fewer; a rate or a time is higher or lower.
  const words = told.amount ? (["higherThan", "lowerThan"] as const) : (["moreThan", "fewerThan"] as const);
  const key = step > 0 ? words[0] : words[1];
  const change = { difference: amount(Math.abs(step)), days };
  return { text: stock ? t(key, change) : t(`${key}Period`, change), direction, good: told.better ? told.better === direction : null };
}

function valueWords({ unit, value }: Pick<DashboardNumber, "unit" | "value">): string {
  if (value === null) return "–";
  if (unit === "percent") return t("percent", { value: formatNumber(value, { maximumFractionDigits: 1 }) });
  if (unit === "problems") return value === 0 ? t("allIsWell") : t("problems", { count: value });
  return formatNumber(value);
}

function shown(number: DashboardNumber, days: number): ShownNumber {
  const { key, link, unit, value, before } = number;
  const health = key === "insight.health";
  const amount = unit === "percent" ? (size: number) => t("points", { value: formatNumber(size, { maximumFractionDigits: 1 }) }) : undefined;
  return {
    key, label: titles[key] ?? fromServer(number.title), value: valueWords(number), href: link, meaning: health ? t("checksThatAre") : fromServer(number.means), leads: health ? t("seeTheChecks") : t("seeWhat"),
    change: changeOf(value, before, { days, stock: stocks.includes(key), better: better[key], ...(amount && { amount }) }),
  };
}

/** What the desk knows beside: of whole days, so that the days before can be added up as well. */
function deskNumbers(home: Home, zone: string): ShownNumber[] {
  const week = home.ticketsPerDay.slice(-7), earlier = home.ticketsPerDay.slice(-14, -7);
  const sum = (days: Home["ticketsPerDay"], name: "created" | "solved") => days.reduce((total, day) => total + day[name], 0);
  const change = (name: "created" | "solved") => changeOf(sum(week, name), earlier.length === 7 ? sum(earlier, name) : null, { days: 7, stock: false, better: better[name] });
  const from = dayStart(week[0]?.day ?? "", zone);
  const { medianFirstReplyMinutes7d: median, medianFirstReplyMinutesBefore: before } = home;
  const duration = (minutes: number) => formatDuration(minutes * 60);
  return [
    { key: "created", label: t("newTickets"), value: formatNumber(sum(week, "created")), meaning: t("openedTodayAnd"), href: `/desk?view=all${from ? `&from=${encodeURIComponent(from)}` : ""}`, leads: t("seeWhat"), change: change("created") },
    { key: "solved", label: t("solvedTickets"), value: formatNumber(sum(week, "solved")), meaning: t("solvedTodayAnd"), href: "/staff/reports/solved?days=last7", leads: t("seeReport"), change: change("solved") },
    { key: "firstAnswer", label: t("firstAnswer"), value: median === null ? "–" : duration(median), meaning: t("halfOfTheFirstWere"), href: "/staff/reports/first_response?days=last7", leads: t("seeReport"), change: changeOf(median, before, { days: 7, stock: false, better: "down", amount: duration }) },
  ];
}

/**
 * The numbers of the dashboard (AD-1): those of the server in its order, filled up to eight by the desk's. "–" where nothing was
 * counted yet: an average of nothing is not 0.
 *
 * @param home the desk's figures; null when they could not be had
 * @param zone the community's, in which its days begin
 */
export function dashboardNumbers(dashboard: Dashboard, home: Home | null, zone: string): ShownNumber[] {
  const own = dashboard.numbers.map((number) => shown(number, dashboard.periodDays));
  return [...own, ...(home ? deskNumbers(home, zone) : []).slice(0, Math.max(0, wanted - own.length))];
}
