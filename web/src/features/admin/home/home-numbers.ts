import { formatDuration, formatNumber } from "../../../lib/format.ts";
import type { Home } from "../contract-types.ts";

/** One number of the overview: what it says, what exactly is counted, and where to see it. */
export type HomeNumber = { label: string; value: string; meaning: string; href: string; leads: string };

const days = (count: number, now: number) => encodeURIComponent(new Date(now - count * 86_400_000).toISOString());

/**
 * The eight numbers, in the order in which they are read: what waits, what moves, how well, how many people. "–" where
 * nothing was counted yet: an average of nothing is not 0.
 *
 * @param now milliseconds, for the links that begin seven days ago
 */
export function homeNumbers(home: Home, now: number): HomeNumber[] {
  const week = days(7, now);
  const { average, count } = home.rating30d;
  const median = home.medianFirstReplyMinutes7d;
  return [
    { label: "Open tickets", value: formatNumber(home.openTickets), meaning: "Open, in progress or pending", href: "/desk?view=all_open", leads: "See them" },
    { label: "Unassigned", value: formatNumber(home.unassigned), meaning: "Open, and nobody has taken them", href: "/desk?view=unassigned", leads: "Share them out" },
    { label: "New this week", value: formatNumber(home.created7d), meaning: "Tickets opened in the last 7 days", href: `/desk?view=all&from=${week}`, leads: "See them" },
    { label: "Solved this week", value: formatNumber(home.solved7d), meaning: "Tickets solved in the last 7 days", href: "/desk?view=solved", leads: "See solved ones" },
    { label: "First answer", value: median === null ? "–" : formatDuration(median * 60), meaning: "Half of the first answers of the last 7 days came sooner", href: "/desk?view=all_open&sort=waiting", leads: "Who waits now" },
    { label: "Rating", value: average === null ? "–" : `${formatNumber(average, { maximumFractionDigits: 1 })} of 5`, meaning: count === 0 ? "Nobody rated in the last 30 days" : `Average of ${formatNumber(count)} ${count === 1 ? "rating" : "ratings"}, last 30 days`, href: "/admin/audit?verb=ticket.rated", leads: "See ratings" },
    { label: "People", value: formatNumber(home.people), meaning: "Accounts of members and staff", href: "/admin/staff", leads: "See the staff" },
    { label: "New people", value: formatNumber(home.newPeople7d), meaning: "Accounts made in the last 7 days", href: `/admin/audit?verb=sign-up.done&from=${week}`, leads: "See sign-ups" },
  ];
}
