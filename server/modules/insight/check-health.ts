import type { HealthCheck } from "../../../contract/insight.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./dashboard.queries.ts";
import * as database from "./database.queries.ts";

type State = HealthCheck["state"];
const minute = 60;

/** Whether the parts of the system do their work, each with what it says about itself. */
export async function checkHealth(tx: Tx): Promise<HealthCheck[]> {
  const checks = [await checkConnections(tx), await checkJobs(tx), await checkMail(tx)];
  return may(tx.actor, "audit.read") ? [...checks, await checkAudit(tx)] : checks;
}

async function checkConnections(tx: Tx): Promise<HealthCheck> {
  const [row] = await database.overview.run(undefined, tx);
  const used = (row?.connections ?? 0) / Math.max(1, row?.maxConnections ?? 1);
  return {
    key: "database", title: "Database", link: "/admin/database", state: above(used, 0.8, 0.95),
    says: `Answers; ${row?.connections ?? 0} of ${row?.maxConnections ?? 0} connections are taken.`,
  };
}

async function checkJobs(tx: Tx): Promise<HealthCheck> {
  const tasks = await database.jobs.run({ now: tx.now }, tx);
  const oldest = Math.max(0, ...tasks.map((t) => t.oldestSeconds ?? 0));
  const waiting = total(tasks.map((t) => t.waiting)), givenUp = total(tasks.map((t) => t.givenUp)), failing = total(tasks.map((t) => t.failing));
  const late = above(oldest, 2 * minute, 10 * minute);
  return {
    key: "jobs", title: "Background work", link: "/admin/database", state: late === "good" && failing + givenUp > 0 ? "warning" : late,
    says: [`${waiting} waiting`, waiting > 0 ? `the oldest for ${Math.round(oldest)} s` : "", failing > 0 ? `${failing} failing, to be tried again` : "", givenUp > 0 ? `${givenUp} given up` : ""].filter(Boolean).join(", ") + ".",
  };
}

async function checkMail(tx: Tx): Promise<HealthCheck> {
  const [row] = await queries.mailWaiting.run(undefined, tx);
  const failed = row?.failed ?? 0;
  return { key: "mail", title: "Mail", link: "/admin/mail", state: failed > 0 ? "warning" : "good", says: `${row?.queued ?? 0} waiting${failed > 0 ? `, ${failed} could not be delivered` : ""}.` };
}

async function checkAudit(tx: Tx): Promise<HealthCheck> {
  const [row] = await queries.auditWaiting.run(undefined, tx);
  const seconds = row?.oldest ? (tx.now.getTime() - row.oldest.getTime()) / 1000 : 0;
  const state = above(seconds, 10 * minute, 60 * minute);
  return { key: "audit", title: "Audit log", link: "/admin/audit", state, says: state === "good" ? "Sealed up to the last minutes." : `Entries wait for their seal since ${Math.round(seconds / minute)} minutes: is a worker running?` };
}

function above(value: number, warning: number, bad: number): State {
  return value >= bad ? "bad" : value >= warning ? "warning" : "good";
}

function total(numbers: number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}
