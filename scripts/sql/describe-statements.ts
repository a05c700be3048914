import { parseSQLFile, queryASTToIR } from "@pgtyped/parser";
import { getTypes, startup } from "@pgtyped/query";
import { AsyncQueue } from "@pgtyped/wire";
import { typeName } from "./type-names.ts";

/** One parameter of a statement. */
export interface Parameter {
  name: string;
  type: string;
  /** `:name!` in the statement: null and absence are refused. */
  required: boolean;
  json: boolean;
}

/** One column of a statement's result. */
export interface Column {
  name: string;
  type: string;
  nullable: boolean;
}

/** A named statement, with what PostgreSQL says about it. */
export interface Statement {
  name: string;
  /** With `$1`, `$2` for the parameters in their order. */
  text: string;
  parameters: Parameter[];
  columns: Column[];
}

/** Asks PostgreSQL about statements on one connection. */
export interface Describer {
  /** @throws Error that names the statement and repeats PostgreSQL's words */
  describe: (source: string) => Promise<Statement[]>;
  close: () => void;
}

/** Opens a connection to a migrated database. */
export async function openDescriber(url: string): Promise<Describer> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const queue = new AsyncQueue();
  await startup({ host: hostname, port: Number(port || 5432), user: decodeURIComponent(username), password: decodeURIComponent(password), dbName: pathname.slice(1) }, queue);
  // Each question is several small packets: without this every one waits 40 ms for the other side's acknowledgement.
  queue.socket.setNoDelay(true);
  return {
    async describe(source) {
      const { queries, events } = parseSQLFile(source);
      if (events.length > 0) throw new Error(events.map((event) => JSON.stringify(event)).join("\n"));
      const statements: Statement[] = [];
      for (const query of queries) {
        try {
          statements.push(await describeOne(query, queue));
        } catch (error) {
          throw new Error(`${query.name} ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
      }
      return statements;
    },
    close: () => queue.socket.destroy(),
  };
}

type Query = ReturnType<typeof parseSQLFile>["queries"][number];

async function describeOne(query: Query, queue: AsyncQueue): Promise<Statement> {
  const numbered = numberParameters(query);
  const found = await getTypes({ query: numbered.text, mapping: [], bindings: [] }, queue);
  if ("errorCode" in found) throw new Error(`is refused by PostgreSQL: ${found.message}${found.hint ? ` (${found.hint})` : ""}`);

  const parameters = numbered.parameters.map(({ name, required }, index) => {
    const { parameter: type, json } = named(`:${name}`, found.paramMetadata.params[index]);
    return { name, type, required, json: json ?? false };
  });
  const columns = found.returnTypes.map(({ returnName, type, nullable }) => {
    if (returnName === "?column?") throw new Error("has a column without a name: give it one with AS");
    const hint = /[!?]$/.exec(returnName)?.[0];
    const name = hint ? returnName.slice(0, -1) : returnName;
    return { name, type: named(name, type).row, nullable: hint ? hint === "?" : (nullable ?? true) };
  });
  return { name: query.name, text: withoutHints(numbered.text), parameters, columns };
}

/** Puts `$1`, `$2` in the places of the parameters; one that stands in several places keeps its number. */
function numberParameters(query: Query): { text: string; parameters: { name: string; required: boolean }[] } {
  const { statement, params, usedParamSet } = queryASTToIR(query);
  const parameters = params.filter(({ name }) => name in usedParamSet);
  if (parameters.some(({ transform }) => "keys" in transform || String(transform.type) !== "scalar")) {
    throw new Error("spreads a list into its text, so that it would be prepared anew for every length: use = ANY(:list) or unnest(:list)");
  }
  const places = parameters.flatMap(({ locs }, index) => locs.map(({ a, b }) => ({ a, b, number: index + 1 }))).sort((one, other) => other.a - one.a);
  const text = places.reduce((whole, { a, b, number }) => `${whole.slice(0, a)}$${number}${whole.slice(b + 1)}`, statement);
  return { text, parameters };
}

function named(what: string, type: unknown): ReturnType<typeof typeName> {
  try {
    return typeName(typeof type === "string" ? type : String((type as { name?: string } | undefined)?.name));
  } catch (error) {
    throw new Error(`${what} ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** `AS "name!"` and `AS "name?"` tell the generator about null; PostgreSQL gets the plain name. */
function withoutHints(text: string): string {
  return text.replaceAll(/"([A-Za-z_]\w*)[!?]"/g, '"$1"');
}
