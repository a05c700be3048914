import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import type { Exporter } from "../../../platform/ports.ts";
import { rowsByPage } from "../../../platform/rows-by-page.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./own-data.queries.ts";

/** What identity knows of a person: account, devices, checks, and what they did. Not the team's notes, nor who watches whom. */
export const identityExporter: Exporter = {
  name: "identity",
  async *entries(services, personId) {
    const list = (read: (tx: Tx) => Promise<{ row: unknown }[]>) => once(services, read);
    yield { path: "account.json", rows: list((tx) => queries.ownAccount.run({ personId }, tx)) };
    yield { path: "sessions.json", rows: list((tx) => queries.ownSessions.run({ personId }, tx)) };
    yield { path: "checks.json", rows: list((tx) => queries.ownChecks.run({ personId }, tx)) };
    yield { path: "activity.json", rows: activity(services, personId) };
  },
};

async function* once(services: Services, read: (tx: Tx) => Promise<{ row: unknown }[]>): AsyncGenerator<unknown> {
  for (const { row } of await withTx(services, { actor: systemActor }, read)) yield row;
}

async function* activity(services: Services, personId: string): AsyncGenerator<unknown> {
  const read = (tx: Tx, last: queries.OwnActivityResult | null) => queries.ownActivity.run({ personId, afterAt: last?.at ?? null, afterId: last?.id ?? null }, tx);
  for await (const { row } of rowsByPage(services, { actor: systemActor }, read)) yield row;
}
