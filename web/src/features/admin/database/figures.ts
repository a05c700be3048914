import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import type { Sort } from "../../../ui/Table.tsx";

const t = textsOf(adminDatabaseTexts);

const units = ["kB", "MB", "GB", "TB", "PB"] as const;

/** A size as PostgreSQL's `pg_size_pretty` writes it, so that it can be compared with psql: "8192 bytes", "48 kB", "11 MB". */
export function byteSize(bytes: number): string {
  if (bytes < 10 * 1024) return t("bytes", { count: bytes });
  // As PostgreSQL: one bit more than the unit is kept, so that the half is rounded up.
  let halves = Math.floor(bytes / 512);
  for (const [at, unit] of units.entries()) {
    if (halves < 20 * 1024 - 1 || at === units.length - 1) return `${Math.floor((halves + 1) / 2)} ${unit}`;
    halves = Math.floor(halves / 1024);
  }
  return "";
}

/** Milliseconds with as many digits as say something: "0.042 ms", "3.1 ms", "12,480 ms". */
export function milliseconds(value: number): string {
  return t("milliseconds", { value: formatNumber(value, { maximumFractionDigits: value < 0.1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0 }) });
}

/** A part of a whole (0–1) in percent, with one digit, never rounded up to a full 100. */
export function percent(part: number): string {
  const value = part < 1 ? Math.min(99.9, Math.round(part * 1000) / 10) : 100;
  return t("percent", { value: formatNumber(value, { maximumFractionDigits: 1 }) });
}

/** What a column is ordered by. */
export type Orders<Row> = Readonly<Record<string, (row: Row) => string | number | null>>;

/** Rows in the order of a column; unknown values stand last whichever way. */
export function sorted<Row>(rows: readonly Row[], sort: Sort, orders: Orders<Row>): Row[] {
  const by = orders[sort.key];
  if (!by) return [...rows];
  const sign = sort.direction === "asc" ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [by(one), by(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === "string" || typeof b === "string" ? String(a).localeCompare(String(b)) : a - b);
  });
}
