import { csvLine } from "../../../platform/csv-line.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { withTx, type Start } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import { fileBytes, textOf } from "./file-text.ts";
import * as queries from "./import.queries.ts";
import { readFile, type Reading } from "./read-file.ts";

/**
 * The refused records of an import as CSV: of a CSV with the columns that it had, so that whoever puts them right can import the file again;
 * of JSON with id and subject. Line and reason come last.
 */
export async function* refusedRows(services: Services, start: Start, file: { id: string; bytes: number; reading: Reading }): AsyncGenerator<string> {
  const csv = file.reading.format === "csv";
  yield `\uFEFF${csvLine([...(csv ? await headerOf(services, file) : ["Id", "Subject"]), "Line", "Reason"])}`;
  const source = readFile(services, file, file.reading);
  for (let after = 0; ;) {
    const refusals = await withTx(services, start, (tx: Tx) => queries.refusalsFrom.run({ id: file.id, after }, tx));
    if (refusals.length === 0) return;
    const wanted = new Map(refusals.map((refusal) => [refusal.record, refusal]));
    after = refusals.at(-1)?.record ?? after;
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      const refusal = wanted.get(next.value.record);
      if (refusal) yield csvLine([...(csv ? next.value.cells : [refusal.sourceId ?? "", next.value.ticket?.subject ?? next.value.person?.name ?? ""]), String(refusal.line), refusal.reason]);
      if (next.value.record >= after) break;
    }
  }
}

/** The first line of a file as it is written there. */
async function headerOf(services: Services, file: { id: string; bytes: number; reading: Reading }): Promise<string[]> {
  let text = "";
  for await (const piece of textOf(fileBytes(services, file), file.reading.encoding)) {
    text += piece;
    if (text.includes("\n")) break;
  }
  const line = text.split(/\r?\n/, 1)[0] ?? "";
  return line.split(file.reading.delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1").replaceAll('""', '"'));
}
