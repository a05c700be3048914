import { raw, type Sql } from "sql-template-tag";

/** How a value becomes JSON: SQL text whose result is appended as it is. */
export type JsonText = { readonly sql: string };

/** A value whose text never holds a quote, a backslash or a control character: a uuid, a number of ours, one of known words. Not null. */
export const token = (column: string): JsonText => ({ sql: `'"', ${column}, '"'` });
/** Any text, or an array of texts. */
export const text = (column: string): JsonText => ({ sql: `coalesce(to_json(${column})::text, 'null')` });
/** A number or a truth value that is not null. */
export const plain = (column: string): JsonText => ({ sql: `${column}::text` });
/** A time as `Date.toISOString` writes it. */
export const instant = (column: string): JsonText => ({ sql: `coalesce(to_char(${column} AT TIME ZONE 'UTC', '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""'), 'null')` });
/** A value that is the same in every row. */
export const fixed = (value: null | number | string | readonly never[]): JsonText => ({ sql: `'${JSON.stringify(value).replaceAll("'", "''")}'` });
/** An object of its own, null where `unless` is null. */
export const object = (fields: Record<string, JsonText>, unless?: string): JsonText => ({
  sql: unless === undefined ? pieces(fields) : `CASE WHEN ${unless} IS NULL THEN 'null' ELSE concat(${pieces(fields)}) END`,
});

/**
 * One row's JSON as one text column, put together by the database. For lists that are read all day: a row of 30 columns costs Node four
 * times as much to take apart, put together and write out as the rest of the request, and `json_build_object` costs the database twice
 * as much as this, because it looks up how to write each value of each row.
 *
 * @param fields from the JSON's names to SQL; never holds anything typed by a person
 */
export function jsonRow(fields: Record<string, JsonText>): Sql {
  return raw(`concat(${pieces(fields)})`);
}

function pieces(fields: Record<string, JsonText>): string {
  const parts = Object.entries(fields).map(([name, value], i) => `'${i === 0 ? "{" : ","}"${name}":', ${value.sql}`);
  return `${parts.join(", ")}, '}'`;
}
