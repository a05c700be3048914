import type { ImportShape } from "../../../../contract/desk-import.ts";
import type { Services } from "../../../platform/services.ts";
import { guessCsv, missingColumns, personFromRow, ticketFromRow } from "./csv-columns.ts";
import { csvRecords } from "./csv-records.ts";
import { fileBytes, textOf, type Encoding } from "./file-text.ts";
import { guessJson, ticketFromJson } from "./json-fields.ts";
import { jsonRecords } from "./json-records.ts";
import { Unreadable, type FileRecord } from "./records.ts";
import { person, type SourcePerson, type SourceTicket } from "./source.ts";

/** How a file is read: found once, then kept, so that the dry run and the run see the same. */
export interface Reading { what: "tickets" | "people"; shape: ImportShape; format: "csv" | "json"; encoding: Encoding; delimiter: string }

export type SourceRecord = FileRecord & { ticket: SourceTicket | null; person: SourcePerson | null };

interface StoredImport { id: string; bytes: number }

/** Bytes of the beginning that are looked at. */
const head = 64 * 1024;
/** Records among which one must be whole, for its shape to be seen. */
const tried = 50;

/** Finds out how to read a stored file. @throws Unreadable with the reason, and what to do */
export async function findReading(services: Services, file: StoredImport, known?: Encoding): Promise<Reading> {
  const bytes = await beginning(services, file);
  refuseOthers(bytes);
  const encoding = known ?? encodingOf(bytes);
  const start = new TextDecoder(encoding).decode(bytes).trimStart();
  if (start === "") throw new Unreadable("There is nothing in this file. Export it again.");
  if (start.startsWith("<")) throw new Unreadable("This is XML or a web page. Export as CSV or JSON.");
  const format = start.startsWith("{") || start.startsWith("[") ? "json" as const : "csv" as const;
  const reading = { format, encoding, delimiter: delimiterOf(start) };
  let seen = 0;
  for await (const { value } of records(services, file, reading)) {
    if (value !== null) return { ...reading, ...guess(value, format) };
    if (++seen === tried) break;
  }
  throw new Unreadable(seen > 0 ? "None of the first records can be read. Export the file again, as CSV or JSON." : format === "csv" ? "This file has a header, but no lines after it." : "There are no records in this file.");
}

function guess(value: Record<string, unknown>, format: "csv" | "json"): { what: "tickets" | "people"; shape: ImportShape } {
  const found = format === "csv" ? guessCsv(new Set(Object.keys(value))) : guessJson(value);
  if (!found) throw new Unreadable("This looks like no export that we know: tickets or people of Zendesk, Freshdesk, Chatwoot or Baraza. Check that its first line names the columns.");
  const missing = format === "csv" && found.what === "tickets" ? missingColumns(new Set(Object.keys(value)), found.shape) : [];
  if (missing.length > 0) throw new Unreadable(`This file lacks ${missing.length === 1 ? "the column" : "the columns"} ${missing.map((name) => `"${name}"`).join(", ")}. Export it again with ${missing.length === 1 ? "it" : "them"}.`);
  return found;
}

/** The records of a stored file, with the ticket or person that each is about. */
export async function* readFile(services: Services, file: StoredImport, reading: Reading): AsyncGenerator<SourceRecord> {
  for await (const record of records(services, file, reading)) {
    const { value } = record;
    if (value === null) { yield { ...record, ticket: null, person: null }; continue; }
    if (reading.what === "people") {
      yield { ...record, ticket: null, person: reading.format === "csv" ? personFromRow(value) : person(value) };
      continue;
    }
    yield { ...record, ticket: reading.format === "csv" ? ticketFromRow(value, reading.shape) : ticketFromJson(value, reading.shape), person: null };
  }
}

function records(services: Services, file: StoredImport, { format, encoding, delimiter }: Pick<Reading, "format" | "encoding" | "delimiter">): AsyncGenerator<FileRecord> {
  const texts = textOf(fileBytes(services, file), encoding);
  return format === "csv" ? csvRecords(texts, delimiter) : jsonRecords(texts);
}

async function beginning(services: Services, file: StoredImport): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of fileBytes(services, file)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= head) break;
  }
  return Buffer.concat(chunks).subarray(0, head);
}

/** Kinds of files that are often sent instead, by their first bytes. */
function refuseOthers(bytes: Buffer): void {
  const starts = (hex: string) => bytes.subarray(0, hex.length / 2).toString("hex") === hex;
  if (starts("504b0304")) throw new Unreadable(bytes.includes("xl/") ? "This is an Excel file. Save it as CSV, then choose that." : "This is a ZIP. Unpack it, then choose the CSV or JSON in it.");
  if (starts("1f8b")) throw new Unreadable("This file is packed (gzip). Unpack it, then choose the CSV or JSON in it.");
  if (starts("25504446")) throw new Unreadable("This is a PDF. Export as CSV or JSON.");
  if (starts("d0cf11e0")) throw new Unreadable("This is an Excel file. Save it as CSV, then choose that.");
  const strange = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  if (encodingOf(bytes) === "utf-8" && strange > bytes.length / 200) throw new Unreadable("This file is neither CSV nor JSON.");
}

/** By the byte order mark, else by where the zero bytes are; else UTF-8 until its bytes say otherwise. */
function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > bytes.length / 4 && even < odd / 8) return "utf-16le";
  if (even > bytes.length / 4 && odd < even / 8) return "utf-16be";
  return "utf-8";
}

/** What separates the cells of the first line: the sign that is there most often outside of quotation marks. */
function delimiterOf(start: string): string {
  const line = (start.split(/\r?\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string) => line.split(sign).length;
  return [",", ";", "\t", "|"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
