import type { z } from "zod";
import type { Activity, adminEndpoints, DashboardNumber as Shown, HealthCheck } from "../../../contract/insight.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { dashboardPeriodDays, type DashboardNumber } from "../../platform/ports.ts";
import { checkHealth } from "./check-health.ts";
import { dashboardNumbers } from "./dashboard-numbers.ts";
import * as queries from "./dashboard.queries.ts";

type Dashboard = z.output<typeof adminEndpoints.dashboard.output>;

/** Too many and too ordinary to be news; the audit log's own page has them. */
const everyday = ["sign-in.done", "sign-in.failed", "sign-out.done", "permission.denied", "ticket.replied", "ticket.noted"];
const activityLength = 20;

/** AD-1: each number as its link lists it, the change, the system's health, and what happened lately. */
export async function showDashboard(tx: Tx): Promise<Dashboard> {
  const health = await checkHealth(tx);
  const numbers: Shown[] = [];
  // One connection: a transaction's statements run one after the other.
  for (const number of [...dashboardNumbers, ...tx.services.modules.dashboardNumbers]) {
    if (may(tx.actor, number.permission)) numbers.push(await showNumber(tx, number));
  }
  return { at: tx.now.toISOString(), periodDays: dashboardPeriodDays, numbers: [...numbers, healthNumber(health)], health, activity: may(tx.actor, "audit.read") ? await recentActivity(tx) : [] };
}

async function showNumber(tx: Tx, number: DashboardNumber): Promise<Shown> {
  const said = (words: DashboardNumber["link"]) => (typeof words === "string" ? words : words(tx));
  return {
    key: number.key, title: number.title, unit: number.unit ?? "count", means: said(number.means), link: said(number.link),
    value: await number.value(tx), before: await number.before(tx),
  };
}

/** How the system did a week ago nobody wrote down: there is no change to show. */
function healthNumber(health: HealthCheck[]): Shown {
  return {
    key: "insight.health", title: "System health", unit: "problems", means: "Checks that are not good; none is well.", link: "/admin#health",
    value: health.filter(({ state }) => state !== "good").length, before: null,
  };
}

async function recentActivity(tx: Tx): Promise<Activity[]> {
  const rows = await queries.activity.run({ without: everyday, limit: activityLength }, tx);
  return rows.map((row) => ({
    id: row.id, at: row.at.toISOString(), verb: row.verb, actorKind: row.actorKind,
    actor: row.actorId ? { id: row.actorId, name: row.actorName ?? "", username: row.actorUsername, image: row.actorImage, isStaff: row.actorIsStaff ?? false } : null,
    rule: row.ruleId ? { id: row.ruleId, name: row.ruleName ?? "" } : null,
    subject: { kind: row.subjectKind, ...subjectOf(row, tx) },
  }));
}

function subjectOf(row: queries.ActivityResult, tx: Tx): { title: string | null; link: string | null } {
  if (row.number) return { title: `${row.number} ${row.subject ?? ""}`.trim(), link: `/desk/tickets/${row.number}` };
  if (row.subjectKind === "person") return { title: row.subjectName, link: row.subjectName && row.subjectId ? `/admin/people/${row.subjectId}` : null };
  if (row.subjectKind === "setting") return { title: tx.services.settings.find(row.subjectId ?? "")?.title ?? row.subjectId, link: "/admin/settings" };
  return { title: null, link: null };
}
