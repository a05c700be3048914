import { systemActor } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { DomainError } from "../../../platform/errors.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./ban.queries.ts";

/** "Your account is suspended until 3 December 2026, 14:00 (Africa/Lagos). Reason: …" */
export function banWords(services: Services, ban: { reason: string; until: Date | null }): string {
  const timeZone = services.settings.get(communityTimeZone);
  const when = ban.until === null ? "closed" : `suspended until ${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone }).format(ban.until)} (${timeZone})`;
  return `Your account is ${when}. Reason: ${ban.reason}`;
}

/** Why somebody who gave the right password does not get in; null when nothing stands against them. */
export async function banRefusal(services: Services, personId: string): Promise<DomainError | null> {
  const [ban] = await withTx(services, { actor: systemActor }, (tx) => queries.banInForce.run({ personId, now: tx.now }, tx));
  if (!ban) return null;
  return new DomainError({
    code: ban.until ? "suspended" : "banned", status: 403, title: ban.until ? "This account is suspended" : "This account is banned",
    detail: banWords(services, ban), extra: { reason: ban.reason, until: ban.until?.toISOString() ?? null },
  });
}
