import { readdirSync, readFileSync } from "node:fs";

/**
 * Stops processes and all that descend from them, so that they take no part of the machine while something else is measured: neither what they have queued nor what
 * their databases tidy up. Linux only; elsewhere nothing is stopped.
 *
 * @param pids the eldest of each family
 * @returns lets them go on
 */
export function standStill(pids: readonly number[]): () => void {
  const stopped = familyOf(pids);
  for (const pid of stopped) signal(pid, "SIGSTOP");
  return () => { for (const pid of stopped) signal(pid, "SIGCONT"); };
}

function familyOf(eldest: readonly number[]): number[] {
  const parents = new Map(processes().map((pid) => [pid, parentOf(pid)]));
  const family = [...eldest];
  for (const pid of family) for (const [child, parent] of parents) if (parent === pid && !family.includes(child)) family.push(child);
  return family;
}

function processes(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

/** The fourth word of /proc/<pid>/stat; the second is a name in brackets that may have blanks. */
function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")[1]);
  } catch {
    return 0;
  }
}

/** Whatever has ended in the meantime needs no signal. */
function signal(pid: number, name: "SIGSTOP" | "SIGCONT"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
