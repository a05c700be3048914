import type { Tx } from "../../platform/db/tx.ts";
import { invalid, type DomainError } from "../../platform/errors.ts";
import * as queries from "./category.queries.ts";

/** @throws 422 when no category in use has this key */
export async function checkCategory(tx: Tx, key: string): Promise<void> {
  const rows = await queries.categoriesInUse.run(undefined, tx);
  if (!rows.some((row) => row.key === key)) throw noSuchCategory();
}

export function noSuchCategory(): DomainError {
  return invalid([{ path: "category", message: "Choose one of the categories." }]);
}
