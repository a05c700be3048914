import type { ExportedPerson } from "../../identity/index.ts";
import { csvLine } from "../../../platform/csv-line.ts";

/** The columns of the CSV; the import of people knows them by these names, and by the last one whose export it is. */
const header = ["ID", "Name", "Email", "Joined at"];

/** People as CSV, one line each, with a byte order mark for spreadsheets. */
export async function* peopleCsv(people: AsyncIterable<ExportedPerson>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(header)}`;
  for await (const { id, name, email, joinedAt } of people) yield csvLine([id, name, email, joinedAt.toISOString()]);
}

/** People as one JSON object, a person on each line. */
export async function* peopleJson(people: AsyncIterable<ExportedPerson>): AsyncGenerator<string> {
  let before = '{"people": [';
  for await (const { id, name, email, joinedAt } of people) {
    yield `${before}\n${JSON.stringify({ id, name, email, joinedAt })}`;
    before = ",";
  }
  yield before === "," ? "\n]}\n" : `${before}]}\n`;
}
