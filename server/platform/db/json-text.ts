import { raw, type Sql } from "sql-template-tag";

/** How a value becomes JSON: fixed text and SQL, whose results are put behind each other. */
export type JsonText = readonly Piece[];
type Piece = string | { readonly sql: string };

/** A value whose text never holds a quote, a backslash or a control character: a uuid, a number of ours, one of known words. Not null. */
export const token = (column: string): JsonText => ["\"", { sql: column }, "\""];
/** Any text, or an array of texts. */
export const text = (column: string): JsonText => [{ sql: `coalesce(to_json(${column}), 'null')` }];
/** A number that is not null. */
export const plain = (column: string): JsonText => [{ sql: column }];
/** A truth value that is not null. */
export const truth = (column: string): JsonText => [{ sql: `${column}::text` }];
/** A time as `Date.toISOString` writes it: the connections of the server are in UTC (pools.ts), and to go there again for each value is a twentieth of the statement of a list. */
export const instant = (column: string): JsonText => [{ sql: `coalesce(to_char(${column}, '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""'), 'null')` }];
/** A value that is the same in every row. */
export const fixed = (value: null | number | string | readonly never[]): JsonText => [JSON.stringify(value)];
/** An object of its own, null where `unless` is null. */
export const object = (fields: Record<string, JsonText>, unless?: string): JsonText => (
  unless === undefined ? pieces(fields) : [{ sql: `CASE WHEN ${unless} IS NULL THEN 'null' ELSE ${concat(pieces(fields))} END` }]
);

/**
 * One row's JSON as one text column, put together by the database. For lists that are read all day: a row of 30 columns costs Node four
 * times as much to take apart, put together and write out as the rest of the request, and `json_build_object` costs the database twice
 * as much as this, because it looks up how to write each value of each row. Each argument of `concat` costs too, so neighbouring texts are one.
 *
 * @param fields from the JSON's names to SQL; never holds anything typed by a person
 */
export function jsonRow(fields: Record<string, JsonText>): Sql {
  return raw(concat(pieces(fields)));
}

function pieces(fields: Record<string, JsonText>): JsonText {
  return [...Object.entries(fields).flatMap(([name, value], i) => [`${i === 0 ? "{" : ","}"${name}":`, ...value]), "}"];
}

function concat(parts: JsonText): string {
  const merged: Piece[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return `concat(${merged.map((part) => (typeof part === "string" ? `'${part.replaceAll("'", "''")}'` : part.sql)).join(", ")})`;
}
