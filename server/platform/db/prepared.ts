import { createRequire } from "node:module";
import pg from "pg";

/** What of pg's own classes is used here and not in its types (pg/lib/query.js, result.js, connection.js, utils.js). */
interface Wire {
  bind(message: { portal: string; statement: string; values: readonly unknown[]; binary: boolean }): void;
  execute(message: { portal: string }): void;
  sync(): void;
}
interface Described { fields: unknown; _parsers: unknown; _prebuiltEmptyResultObject: unknown }
interface Query { name: string; values: readonly unknown[]; _result: Described; _accumulateRows: unknown; hasBeenParsed(wire: Wire): boolean; prepare(wire: Wire): void; handleRowDescription(message: unknown): void }
type Answered = (error: Error | null, result: pg.QueryResult) => void;
const PgQuery = pg.Query as unknown as new (config: pg.QueryConfig, values: undefined, answered: Answered) => Query;
const { prepareValue } = createRequire(import.meta.url)("pg/lib/utils") as { prepareValue: (value: unknown) => unknown };

/** How the rows of each statement look, by its name, for each connection. */
const described = new WeakMap<Wire, Map<string, Described>>();

/**
 * A prepared statement that asks once how its rows look, not each time it runs: 30 columns to tell, to read and to find parsers for were a tenth of a list and a fifteenth
 * of a reply. They can't change unseen: a prepared statement whose columns have changed fails (`cached plan must not change result type`).
 */
export class Prepared extends PgQuery {
  private wire: Wire | undefined;

  override prepare(wire: Wire): void {
    this.wire = wire;
    const known = this.hasBeenParsed(wire) ? described.get(wire)?.get(this.name) : undefined;
    const values = known && this.mapped();
    // The first time, and what has no value that could be sent, goes the library's way.
    if (!known || !values) return super.prepare(wire);
    const { fields, _parsers, _prebuiltEmptyResultObject } = known;
    Object.assign(this._result, { fields, _parsers, _prebuiltEmptyResultObject });
    this._accumulateRows = true;
    wire.bind({ portal: "", statement: this.name, values, binary: false });
    wire.execute({ portal: "" });
    wire.sync();
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    if (!this.wire) return;
    let statements = described.get(this.wire);
    if (!statements) described.set(this.wire, statements = new Map());
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    statements.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  private mapped(): unknown[] | undefined {
    try {
      return this.values.map(prepareValue);
    } catch {
      return undefined;
    }
  }
}

/** Runs a prepared statement on a connection. @throws what the database says */
export async function runPrepared<Row extends object>(client: pg.ClientBase, statement: { name: string; text: string; values: unknown[] }): Promise<pg.QueryResult<Row>> {
  try {
    return await new Promise<pg.QueryResult<Row>>((resolve, reject) => {
      client.query(new Prepared(statement, undefined, (error, result) => { if (error) reject(error); else resolve(result as pg.QueryResult<Row>); }) as unknown as pg.Query);
    });
  } catch (error) {
    // As pg does: from where it was asked, not from where the answer was read.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
