import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";

/** A user of the operating system that the database server runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Chooses whom PostgreSQL runs as. It refuses to run as root, so root hands over: to the owner of an existing cluster, else
 * to the `postgres` user where there is one, else to `nobody`. No user is ever created. Anyone else runs it as themselves.
 *
 * @param cluster folder of the database cluster; it need not exist
 * @returns undefined when the server runs as the present user
 */
export function chooseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = lookUp("postgres") ?? lookUp("nobody");
  if (!found) throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as. Start Baraza as an ordinary user.');
  return found;
}

/** True when `account` (undefined: the present user) may enter the folder, or run the file, at `path`. */
export function canReach(account: Account | undefined, path: string): boolean {
  try {
    // Asking as that user is the only answer that knows every parent folder, group and access list.
    execFileSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...account, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function lookUp(name: string): Account | undefined {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}
