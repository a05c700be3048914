import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Account } from "./account.ts";
import { canReach } from "./account.ts";

/**
 * Finds the folder that holds, or will hold, the database cluster: `<dataDirectory>/postgres`.
 *
 * When root starts Baraza in a place that the server's account may not enter (such as root's own home), the cluster lives in
 * `serviceDirectory` instead, and `<dataDirectory>/postgres` is a link to it, so that there is still one place to look.
 *
 * @throws Error that names the folder and what to do, when the cluster is out of reach
 */
export function findClusterHome(dataDirectory: string, account: Account | undefined, serviceDirectory: string): string {
  mkdirSync(dataDirectory, { recursive: true });
  const usual = resolve(dataDirectory, "postgres");
  const found = lstatSync(usual, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) {
    const target = resolve(dataDirectory, readlinkSync(usual));
    if (existsSync(dirname(target))) return target;
    throw new Error(`${usual} points to ${target}, which is gone. Bring it back (is a disk missing?), or remove the link to start with an empty database.`);
  }
  if (canReach(account, resolve(dataDirectory))) return usual;
  if (found) {
    throw new Error(`The user ${account?.uid ?? "who starts Baraza"} may not enter ${usual}. Let it pass the folders above, or set BARAZA_DATA_DIR to another folder.`);
  }
  return moveOut(usual, account, serviceDirectory);
}

function moveOut(link: string, account: Account | undefined, serviceDirectory: string): string {
  mkdirSync(serviceDirectory, { recursive: true, mode: 0o755 });
  const folder = mkdtempSync(join(serviceDirectory, "postgres-"));
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  if (!canReach(account, folder)) throw new Error(`The user ${account?.uid ?? ""} may not enter ${folder} either. Set BARAZA_DATA_DIR to a folder that it may enter.`);
  const cluster = join(folder, "cluster");
  symlinkSync(cluster, link);
  return cluster;
}
