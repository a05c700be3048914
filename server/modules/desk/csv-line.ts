import { stringify } from "csv-stringify/sync";

/** One line of a CSV for spreadsheets: what they would take for a formula is marked as text, which the desk's import takes off again. */
export function csvLine(cells: readonly string[]): string {
  return stringify([[...cells]], { escape_formulas: true });
}
