/** How one PostgreSQL type looks in TypeScript: as it comes out of a row, and as it goes in as a parameter. */
interface TypeName {
  row: string;
  parameter: string;
  /** Values are sent as JSON text: an array would otherwise go out as a PostgreSQL array. */
  json?: true;
}

const text: TypeName = { row: "string", parameter: "string" };
const number: TypeName = { row: "number", parameter: "number" };
const time: TypeName = { row: "Date", parameter: "Date | string" };
// No `string` here: text that is JSON already would be wrapped in quotes a second time.
const json: TypeName = { row: "unknown", parameter: "object | number | boolean", json: true };

/** What `pg` makes of each type with the parsers of server/platform/db/pools.ts (int8 as number). */
const scalars: Record<string, TypeName> = {
  bool: { row: "boolean", parameter: "boolean" },
  int2: number,
  int4: number,
  int8: number,
  oid: number,
  float4: number,
  float8: number,
  numeric: { row: "string", parameter: "string | number" },
  text,
  varchar: text,
  bpchar: text,
  char: text,
  name: text,
  citext: text,
  uuid: text,
  inet: text,
  cidr: text,
  tsvector: text,
  tsquery: text,
  regclass: text,
  xid8: text,
  int4range: text,
  int8range: text,
  numrange: text,
  tstzrange: text,
  void: text,
  timestamptz: time,
  timestamp: time,
  date: time,
  json,
  jsonb: json,
  bytea: { row: "Buffer", parameter: "Buffer" },
};

/** Arrays that `pg` takes apart; the others it leaves as text like `{a,b}`, and a statement has to cast them. */
const arrays: Record<string, TypeName> = {
  _bool: { row: "boolean[]", parameter: "readonly boolean[]" },
  _int2: { row: "number[]", parameter: "readonly number[]" },
  _int4: { row: "number[]", parameter: "readonly number[]" },
  _int8: { row: "string[]", parameter: "readonly (number | string)[]" },
  _float8: { row: "number[]", parameter: "readonly number[]" },
  _text: { row: "string[]", parameter: "readonly (string | null)[]" },
  _varchar: { row: "string[]", parameter: "readonly (string | null)[]" },
  _uuid: { row: "string[]", parameter: "readonly (string | null)[]" },
  _timestamptz: { row: "Date[]", parameter: "readonly (Date | string | null)[]" },
  _jsonb: { row: "unknown[]", parameter: "readonly object[]" },
};

/**
 * The TypeScript side of a PostgreSQL type.
 *
 * @param type its name in `pg_type`
 * @throws Error that proposes a cast, for a type that no statement has used yet
 */
export function typeName(type: string): TypeName {
  const known = scalars[type] ?? arrays[type];
  if (known) return known;
  throw new Error(`has the type "${type}", which has no TypeScript type: cast it (as in "… ::text"), or add it to scripts/sql/type-names.ts`);
}
