import { systemActor } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./import.queries.ts";

/** Tickets, or people, that are removed in one transaction. */
const batch = 200;

/** Takes an import back: the tickets that nobody has touched, then the people whom nothing else knows. Goes on where a killed worker stopped. */
export async function undoImport(services: Services, importId: string): Promise<void> {
  for (let removed = batch; removed > 0;) {
    removed = await withTx(services, { actor: systemActor }, async (tx) => {
      const [row] = await queries.lockImport.run({ id: importId }, tx);
      if (row?.state !== "undoing") return 0;
      const [gone] = await queries.undoTickets.run({ id: importId, limit: batch }, tx);
      return gone?.removed ?? 0;
    });
  }
  for (let after: string | null = "00000000-0000-0000-0000-000000000000"; after !== null;) {
    const from: string = after;
    after = await withTx(services, { actor: systemActor }, async (tx) => {
      const [row] = await queries.lockImport.run({ id: importId }, tx);
      if (row?.state !== "undoing") return null;
      return (await queries.undoPeople.run({ id: importId, after: from, limit: batch }, tx))[0]?.last ?? null;
    });
  }
  await withTx(services, { actor: systemActor }, async (tx) => {
    const [row] = await queries.lockImport.run({ id: importId }, tx);
    if (row?.state !== "undoing") return;
    await queries.countKept.run({ id: importId }, tx);
    await queries.setState.run({ id: importId, state: "undone", finishedAt: row.finishedAt ?? tx.now, problem: null }, tx);
  });
}
