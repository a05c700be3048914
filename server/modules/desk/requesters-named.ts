import type { Tx } from "../../platform/db/tx.ts";
import { isUuid } from "../../platform/ids.ts";
import { findPeople } from "../identity/index.ts";

/** Who a filter's `requester` means: an id, or part of a name or address; of many people with such a name the first 20. Null without one. */
export async function requestersNamed(tx: Tx, words: string | undefined): Promise<string[] | null> {
  if (!words) return null;
  return isUuid(words) ? [words] : (await findPeople(tx, words)).map((p) => p.id);
}
