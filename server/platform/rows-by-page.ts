import { withTx, type Start, type Tx } from "./db/tx.ts";
import type { Services } from "./services.ts";

/**
 * Rows of a long list, a page at a time, each page in a short transaction of its own: flat memory, and no transaction that stays open
 * for minutes. `read` gets the last row of the page before (null at first) and answers with the next page; an empty page is the end.
 */
export async function* rowsByPage<Row>(services: Services, start: Start, read: (tx: Tx, last: Row | null) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  for (let last: Row | null = null; ;) {
    const page: readonly Row[] = await withTx(services, start, (tx) => read(tx, last));
    const end = page.at(-1);
    if (end === undefined) return;
    yield* page;
    last = end;
  }
}
