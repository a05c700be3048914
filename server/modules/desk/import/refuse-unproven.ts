import type { Tx } from "../../../platform/db/tx.ts";
import { unprovenAddresses } from "../../identity/index.ts";
import type { SettledRecord } from "./settled-records.ts";

/**
 * Records as they are, but for those that would bring somebody's history to an account that never proved its address: they are refused.
 * The dry run asks the same as the run.
 */
export async function refuseUnproven(tx: Tx, records: readonly SettledRecord[]): Promise<SettledRecord[]> {
  const unproven = await unprovenAddresses(tx, [...new Set(records.flatMap(addressesOf))]);
  if (unproven.size === 0) return [...records];
  return records.map((one) => {
    const email = one.kind === "ticket" ? one.settled.requester.email : one.kind === "person" ? one.settled.email : null;
    if (email !== null && unproven.has(email)) return { ...one, kind: "refused", reason: "This address belongs to an account that has not confirmed it." };
    return addressesOf(one).some((address) => unproven.has(address)) ? { ...one, kind: "refused", reason: "Somebody who wrote in it has an account here that has not confirmed its address." } : one;
  });
}

/** Everybody whom a record would be attributed to. */
function addressesOf(one: SettledRecord): string[] {
  if (one.kind === "person") return [one.settled.email];
  return one.kind === "ticket" ? [one.settled.requester.email, ...one.settled.entries.map(({ author }) => author.email)] : [];
}
