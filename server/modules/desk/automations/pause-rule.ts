import { systemActor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { emit } from "../../../platform/events.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./automations.queries.ts";
import type { RuleVersion } from "./rules.ts";

/** A rule whose saver lost a right rests until somebody saves it again. Those who may are told, once. */
export function pauseRule(services: Services, { automationId, name, version }: RuleVersion, reason: string): Promise<"paused"> {
  return withTx<"paused">(services, { actor: systemActor }, async (tx) => {
    const [paused] = await queries.pause.run({ id: automationId, reason, now: tx.now }, tx);
    if (paused) {
      await audit(tx, { verb: "automation.paused", subjectKind: "automation", subjectId: automationId, after: { reason } });
      await emit(tx, "automation.paused", { automationId, version, ruleName: name, reason });
    }
    return "paused";
  });
}
