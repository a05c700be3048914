import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import type { Services } from "../../platform/services.ts";
import { closeTicket } from "./close-ticket.ts";
import { resolvedToClose } from "./close-resolved.queries.ts";
import { autoCloseHours } from "./settings.ts";

/** Tickets in one transaction: few enough to be quick, so that an agent never waits long for a lock. */
const batch = 50;

/**
 * DK-3: closes what has been resolved for `desk.autoCloseHours`. Two workers at once share the work: each takes rows that the other does not hold.
 * @returns how many were closed by this run
 */
export async function closeResolved(services: Services): Promise<number> {
  const hours = services.settings.get(autoCloseHours);
  if (hours === 0) return 0;
  for (let closed = 0; ;) {
    const taken = await withTx(services, { actor: systemActor }, async (tx) => {
      const rows = await resolvedToClose.run({ before: new Date(tx.now.getTime() - hours * 3_600_000), limit: batch }, tx);
      for (const { id } of rows) await closeTicket(tx, id, "auto");
      return rows.length;
    });
    closed += taken;
    if (taken < batch) return closed;
  }
}
