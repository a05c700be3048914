import type { Report } from "./find-surges.ts";

/** A kept report as it is compared. */
export function reportFrom(row: Omit<Report, "at"> & { at: Date }): Report {
  return { ...row, at: row.at.getTime() };
}
