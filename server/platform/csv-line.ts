import { stringify } from "csv-stringify/sync";

/** One line of a CSV for spreadsheets: what they would take for a formula is marked as text, which an import takes off again. */
export function csvLine(cells: readonly string[]): string {
  return stringify([[...cells]], { escape_formulas: true });
}

/** A value of any shape in one cell: as JSON, nothing for none. */
export function jsonCell(value: unknown): string {
  return value === null || value === undefined ? "" : JSON.stringify(value);
}
