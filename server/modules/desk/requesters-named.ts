import type { Tx } from "../../platform/db/tx.ts";
import { isUuid } from "../../platform/ids.ts";
import { findPeople } from "../identity/index.ts";

/** Who is called so, as ids. */
export type Named = (tx: Tx, name: string) => Promise<string[]>;

/** More people than anybody names in one filter. */
const mostNamed = 10;

/**
 * Who a filter's `requester` means: an id, `me`, or part of a name or address; several with commas between them. Of many people with such a
 * name the first 20. Null without one.
 *
 * @param named who is called so; all people unless said
 */
export async function requestersNamed(tx: Tx, words: string | undefined, named: Named = anybodyNamed): Promise<string[] | null> {
  if (!words) return null;
  const ids: string[] = [];
  for (const one of words.split(",").map((word) => word.trim()).filter((word) => word !== "").slice(0, mostNamed)) {
    if (one.toLowerCase() === "me") ids.push(...(tx.actor.personId ? [tx.actor.personId] : []));
    else if (isUuid(one)) ids.push(one);
    else ids.push(...await named(tx, one));
  }
  return [...new Set(ids)];
}

async function anybodyNamed(tx: Tx, name: string): Promise<string[]> {
  return (await findPeople(tx, name)).map(({ id }) => id);
}
