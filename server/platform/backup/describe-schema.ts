import type pg from "pg";
import type { SequenceState } from "./manifest.ts";

/** The schemas that hold our data: our tables and the job queue's. */
const schemas = ["public", "graphile_worker"];
/** Kept by whoever migrates, or of use for a second only (payloads of the realtime adapter). */
const leftOut = ["public.migrations_applied", "graphile_worker.migrations", "public.socket_io_attachments"];

export interface TableShape { schema: string; table: string; columns: string[]; logged: boolean }

/** Every table with the columns that are stored as given (generated ones are made again). Partitions belong to their table. */
export async function listTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT n.nspname AS schema, c.relname AS "table", c.relpersistence = 'p' AS logged,
            array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname || '.' || c.relname <> ALL ($2)
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      GROUP BY n.nspname, c.relname, c.relpersistence ORDER BY n.nspname, c.relname`, [schemas, leftOut]);
  return rows;
}

/** Where every sequence stands, those of identity columns as well. Not part of a snapshot: read after it is taken, never behind its rows. */
export async function listSequences(client: pg.Client): Promise<SequenceState[]> {
  const { rows } = await client.query<SequenceState>(
    `SELECT schemaname AS schema, sequencename AS sequence, coalesce(last_value, start_value)::text AS value, last_value IS NOT NULL AS called
       FROM pg_sequences WHERE schemaname = ANY ($1) AND schemaname || '.' || sequencename NOT IN (
         SELECT n.nspname || '.' || s.relname FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
           JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace WHERE s.relkind = 'S' AND tn.nspname || '.' || t.relname = ANY ($2))
      ORDER BY 1, 2`, [schemas, leftOut]);
  return rows;
}

/** Names of the applied migrations in order; none when the database was never migrated. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: [found] } = await client.query<{ there: boolean }>("SELECT to_regclass('public.migrations_applied') IS NOT NULL AS there");
  if (!found?.there) return [];
  return (await client.query<{ name: string }>("SELECT name FROM public.migrations_applied ORDER BY id")).rows.map((row) => row.name);
}
