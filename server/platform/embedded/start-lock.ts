import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./postmaster-file.ts";

const patienceMilliseconds = 150_000;
const held = new Set<string>();

/**
 * Runs `work` while no other process runs it with the same lock file: two starts at one data folder take turns. The lock of a
 * process that died is taken over.
 *
 * @throws Error that names the file, when its holder does not finish
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMilliseconds;
  while (!take(file)) {
    if (Date.now() > deadline) throw new Error(`Another start holds ${file} and does not finish. If none is running, remove the file.`);
    await sleep(25);
  }
  held.add(file);
  try {
    return await work();
  } finally {
    held.delete(file);
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  try {
    if (isLeftOver(file)) rmSync(file, { force: true });
  } catch {
    // The holder finished between the two looks: the next round takes it.
  }
  return false;
}

/** In a container that starts again, a dead holder's number may be ours, or a stranger's: then age tells. */
function isLeftOver(file: string): boolean {
  const holder = Number(readFileSync(file, "utf8"));
  if (holder === process.pid) return !held.has(file);
  return (holder > 0 && !isAlive(holder)) || Date.now() - statSync(file).mtimeMs > patienceMilliseconds;
}
