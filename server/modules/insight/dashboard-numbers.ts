import type { Tx } from "../../platform/db/tx.ts";
import { dashboardPeriodDays, type DashboardNumber } from "../../platform/ports.ts";
import { breachAfterHours, firstAnswersWithin, summariseDesk, unsolvedAt } from "../desk/index.ts";
import * as queries from "./dashboard.queries.ts";

const day = 86_400_000;
const period = dashboardPeriodDays * day;

/** The beginning of the period that ends now, or of the one that ended `periods` ago. */
export function periodStart(tx: Tx, periods = 0): Date {
  return new Date(tx.now.getTime() - period * (periods + 1));
}

const people: DashboardNumber = {
  key: "insight.people", title: "People", permission: "member.read", link: "/admin/people", means: "All accounts, erased ones too: they stay in the list.",
  value: async (tx) => (await queries.people.run({ before: tx.now }, tx))[0]?.value ?? 0,
  before: async (tx) => (await queries.people.run({ before: periodStart(tx) }, tx))[0]?.before ?? 0,
};

const activeConversations: DashboardNumber = {
  key: "insight.activeConversations", title: "Active conversations", permission: "ticket.read", link: "/admin/conversations",
  means: `Tickets and talks with a message in the last ${dashboardPeriodDays} days.`,
  value: (tx) => active(tx, periodStart(tx), tx.now),
  before: (tx) => active(tx, periodStart(tx, 1), periodStart(tx)),
};

const openTickets: DashboardNumber = {
  key: "insight.openTickets", title: "Open tickets", permission: "ticket.read", link: "/desk?view=all_open", means: "Tickets that are not solved.",
  // As the inbox counts them now; how it was is the backlog of the reports.
  value: async (tx) => {
    const { open, inProgress, pending } = await summariseDesk(tx);
    return open + inProgress + pending;
  },
  before: (tx) => unsolvedAt(tx, periodStart(tx)),
};

const serviceLevel: DashboardNumber = {
  key: "insight.serviceLevel", title: "First replies in time", permission: "ticket.read", unit: "percent",
  means: (tx) => `Of the tickets opened in the last ${dashboardPeriodDays} days: whose first reply came within ${tx.services.settings.get(breachAfterHours)} hours. Those that still have time are left out.`,
  link: (tx) => `/desk?view=all&from=${encodeURIComponent(periodStart(tx).toISOString())}&to=${encodeURIComponent(tx.now.toISOString())}`,
  value: (tx) => inTime(tx, periodStart(tx), tx.now, tx.now),
  before: (tx) => inTime(tx, periodStart(tx, 1), periodStart(tx), periodStart(tx)),
};

/** What insight itself counts; other modules contribute theirs (`Module.dashboardNumbers`). */
export const dashboardNumbers: readonly DashboardNumber[] = [people, activeConversations, openTickets, serviceLevel];

async function active(tx: Tx, from: Date, to: Date): Promise<number> {
  return (await queries.activeCount.run({ from, to }, tx))[0]?.count ?? 0;
}

/** Percent; null without a ticket that counts. `asOf`: when the figure was looked at. */
async function inTime(tx: Tx, from: Date, to: Date, asOf: Date): Promise<number | null> {
  const { within, missed } = await firstAnswersWithin(tx, { from, to, asOf, hours: tx.services.settings.get(breachAfterHours) });
  return within + missed > 0 ? Math.round((within / (within + missed)) * 1000) / 10 : null;
}
