import { readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import type { Services } from "../services.ts";
import { workFolderPrefix } from "./check-files.ts";
import { fileStore } from "./file-store.ts";
import { dropParts, filesToRemove, forgetRemoved, markDeleted, markRemoved, markStaleDeleted, strayParts } from "./files.queries.ts";
import { folderOf } from "./keys.ts";

const day = 24 * 3600_000;
const step = 100;

/** The job behind `deleteFiles`: marks first, so that the addresses end at once, then clears the store. Safe to repeat. */
export async function deleteNow(services: Services, fileIds: readonly string[]): Promise<void> {
  await withTx(services, { actor: systemActor }, (tx) => markDeleted.run({ ids: [...fileIds], now: tx.now }, tx));
  await clearStore(services);
}

/** Every hour: unfinished, refused and never-sent uploads of more than a day go, with every piece of them. */
export async function cleanFiles(services: Services): Promise<void> {
  for (let marked = step; marked === step;) {
    marked = (await withTx(services, { actor: systemActor }, (tx) => markStaleDeleted.run({ now: tx.now, before: new Date(tx.now.getTime() - day), limit: step }, tx))).length;
  }
  await clearStore(services);
  await clearStrayParts(services);
  await withTx(services, { actor: systemActor }, (tx) => forgetRemoved.run({ before: new Date(tx.now.getTime() - 7 * day) }, tx));
  await clearWorkFolders();
}

/** Removes the bytes of deleted files. One that is still looked at waits for its looker's end. */
async function clearStore(services: Services): Promise<void> {
  for (let after: string | null = null; ;) {
    const from = after;
    const rows: { id: string }[] = await withTx(services, { actor: systemActor }, (tx) => filesToRemove.run({ after: from, now: tx.now, limit: step }, tx));
    for (const { id } of rows) {
      await fileStore(services).removeUnder(folderOf(id));
      await withTx(services, { actor: systemActor }, async (tx) => {
        await dropParts.run({ fileId: id }, tx);
        await markRemoved.run({ id, now: tx.now }, tx);
      });
    }
    if (rows.length < step) return;
    after = rows.at(-1)?.id ?? null;
  }
}

/** A server that was killed between a file's acceptance and the removal of its pieces leaves them behind. */
async function clearStrayParts(services: Services): Promise<void> {
  const rows = await withTx(services, { actor: systemActor }, (tx) => strayParts.run({ limit: step }, tx));
  for (const { id } of rows) {
    await fileStore(services).removeUnder(`${folderOf(id)}parts/`);
    await withTx(services, { actor: systemActor }, (tx) => dropParts.run({ fileId: id }, tx));
  }
}

/** Work folders that a killed process left in the system's temporary folder. */
async function clearWorkFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(workFolderPrefix)) continue;
    const path = join(tmpdir(), name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > 3600_000) await rm(path, { recursive: true, force: true });
  }
}
