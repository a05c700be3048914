import type { z } from "zod";
import type { erasureReceipt } from "../../../../contract/people.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import * as queries from "./erasure.queries.ts";

/** ID-13: what an erasure has done so far, line by line. @throws notFound */
export async function showReceipt(tx: Tx, id: string): Promise<z.input<typeof erasureReceipt>> {
  const [row] = await queries.findErasure.run({ id }, tx);
  if (!row) throw notFound("This erasure");
  const steps = await queries.stepsOf.run({ id }, tx);
  return {
    id: row.id, pseudonym: row.pseudonym, askedAt: row.askedAt.toISOString(), startedAt: row.startedAt?.toISOString() ?? null, doneAt: row.doneAt?.toISOString() ?? null,
    steps: steps.map((s) => ({ name: s.name, title: s.title, count: s.count, doneAt: s.doneAt?.toISOString() ?? null })),
  };
}
