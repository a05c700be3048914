import type { DehydratedState } from "@tanstack/react-query";
import { openDB, type DBSchema } from "idb";
import { keptDatabase } from "../../lib/kept.ts";

/** What a person's pages last showed. */
export type Kept = { person: string; at: number; state: DehydratedState };

interface KeptSchema extends DBSchema {
  kept: { key: "last"; value: Kept };
}

async function within<T>(work: (database: Awaited<ReturnType<typeof openDB<KeptSchema>>>) => Promise<T>): Promise<T> {
  const database = await openDB<KeptSchema>(keptDatabase, 1, { upgrade: (made) => void made.createObjectStore("kept") });
  // Open for a moment only: signing out deletes the database.
  return await work(database).finally(() => database.close());
}

/** What is kept in this browser; undefined when nothing is. @throws where the browser has no database for us */
export function readKept(): Promise<Kept | undefined> {
  return within((database) => database.get("kept", "last"));
}

/** Keeps it instead of what was kept before. @throws where the browser has no room or no database for us */
export function writeKept(kept: Kept): Promise<unknown> {
  return within((database) => database.put("kept", kept, "last"));
}
