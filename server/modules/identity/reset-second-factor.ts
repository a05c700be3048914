import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { conflict, forbidden } from "../../platform/errors.ts";
import { accessPerson } from "./access.ts";
import { actAsSystem } from "./act-as-system.ts";
import { mailSecondFactor } from "./auth-mails.ts";
import { mayManage } from "./policy.ts";
import * as queries from "./second-factor.queries.ts";
import * as sessions from "./session.queries.ts";

/**
 * ID-3: takes somebody's second factor away who has lost phone and recovery codes, and ends their sessions: whoever has the phone
 * may have those too. Of admins only a super admin may; of oneself nobody, since that takes password and code.
 * @throws notFound; 403 outside the caller's reach; 409 `own-account`, `no-second-factor`
 */
export async function resetSecondFactor(tx: Tx, personId: string): Promise<void> {
  const person = await accessPerson(tx, personId);
  if (personId === tx.actor.personId) throw conflict("own-account", "Turn your own second factor off in your account, with password and code.");
  if (!mayManage(tx.actor, person)) throw forbidden("Only a super admin may do this with admins.");
  await audit(tx, { verb: "second-factor.reset", subjectKind: "person", subjectId: personId });
  await sessions.endSessions.run({ personId }, tx);
  // The secret is nobody's to read, so row-level security lets only the system near it.
  await actAsSystem(tx);
  const off = await queries.switchSecondFactorOff.run({ personId, now: tx.now }, tx);
  if (off.length === 0) throw conflict("no-second-factor", "This person has no second factor.");
  await queries.removeSecondFactor.run({ personId }, tx);
  await mailSecondFactor(tx, personId, "reset");
  tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId));
}
