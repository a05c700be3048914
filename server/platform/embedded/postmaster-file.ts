import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a running server writes about itself in `postmaster.pid`, in its cluster's folder. */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** "starting", "ready" or "stopping"; empty in the first moments */
  status: string;
}

const postmasterPath = (cluster: string) => join(cluster, "postmaster.pid");

/** Reads `postmaster.pid`; undefined when no server runs there, or when it has only begun to write. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(postmasterPath(cluster), "utf8").split("\n");
  } catch {
    return undefined;
  }
  // The lines are fixed by PostgreSQL (miscadmin.h, LOCK_FILE_LINE_*): 1 pid, 4 port, 8 status.
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? "").trim() };
}

/** True when a process with that id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** True when process `pid` is a PostgreSQL server of that cluster, and not a stranger who got a dead server's number. */
export function isServerOf(pid: number, cluster: string): boolean {
  const command = commandLine(pid);
  return command.includes("postgres") && command.includes(cluster);
}

/**
 * PostgreSQL refuses to start while the process named in a leftover `postmaster.pid` exists, be it a stranger who got the
 * number or our own dead server that nobody has reaped yet. Then the number is replaced by one that no process can have. The
 * file itself stays: from it PostgreSQL also knows the old server's shared memory, and waits until its last child let go of it.
 * The lock of a dead server's socket names the same process; it lies in the cluster, so nobody else's can be there.
 */
export function forgetStranger(cluster: string): void {
  const file = readPostmasterFile(cluster);
  const named = file !== undefined && isAlive(file.pid);
  if (named && isServerOf(file.pid, cluster)) return;
  for (const name of readdirSync(cluster)) if (name.startsWith(".s.PGSQL.")) rmSync(join(cluster, name), { force: true });
  if (!named) return;
  const path = postmasterPath(cluster);
  writeFileSync(path, readFileSync(path, "utf8").replace(/^\d+/, "2147483647"));
}

function commandLine(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
