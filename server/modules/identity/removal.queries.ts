// Made from removal.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface InsertRemovalParams {
  personId: string;
  reason: string;
  by: string;
  now: Date | string;
  reassignedTo?: string | null;
}

const insertRemovalText = `INSERT INTO identity_removals (person_id, reason, removed_by, removed_at, reassigned_to) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person_id) DO NOTHING`;

export const insertRemoval = {
  text: insertRemovalText,
  /** @returns how many rows it touched */
  async run(params: InsertRemovalParams, on: Queryable): Promise<number> {
    return (await on.query(insertRemovalText, [params.personId, params.reason, params.by, params.now, params.reassignedTo])).rowCount;
  },
};

export interface DropRemovalParams {
  personId: string;
}

const dropRemovalText = `DELETE FROM identity_removals WHERE person_id = $1`;

export const dropRemoval = {
  text: dropRemovalText,
  /** @returns how many rows it touched */
  async run(params: DropRemovalParams, on: Queryable): Promise<number> {
    return (await on.query(dropRemovalText, [params.personId])).rowCount;
  },
};
