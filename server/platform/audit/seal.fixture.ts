import type { World } from "../../test/world.ts";
import { sealAudit, verifyAudit } from "./seal.ts";

/** Seals until nothing waits: transactions of other databases of the same server hold the seal back too. */
export async function sealAll(world: World): Promise<void> {
  for (let i = 0; i < 100; i++) {
    await sealAudit(world.running.services);
    if ((await world.tx("nneka", verifyAudit)).unsealed === 0) return;
    await new Promise((r) => setTimeout(r, 100));
  }
}
