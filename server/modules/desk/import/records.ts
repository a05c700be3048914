/** One record of a file as it stands there. `line`: where it begins, from 1. */
export interface FileRecord {
  /** From 1, the header not counted. */
  record: number;
  line: number;
  /** Cells by folded column name (CSV), or the parsed object (JSON). */
  value: Record<string, unknown> | null;
  /** The cells in the file's order, to be given back (CSV). */
  cells: string[];
  /** Why it can't be read. */
  problem: string | null;
}

/** The file as a whole can't be used; the message says why and what to do. */
export class Unreadable extends Error {}

/** Longest record, in characters: a ticket with a long conversation has some hundred thousand. */
export const longestRecord = 4 * 1024 * 1024;
/** More are split over several files, so that ids can be compared in memory. */
export const mostRecords = 500_000;

/** A column's or field's name without case, spaces and signs: "Requester email" and "requester_email" are the same. */
export function foldName(name: string): string {
  return name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "");
}
