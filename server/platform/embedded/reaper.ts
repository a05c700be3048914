import { spawn } from "node:child_process";

/**
 * Watches this process from outside: when it ends in any way, also by `kill -9`, the server is stopped and its folders are
 * removed. Used in test mode, where nobody would come back to clean up.
 *
 * @returns a function that calls the watch off
 */
export function startReaper(postmasterPid: number, folders: string[]): () => void {
  // `read` waits for a line that never comes: the pipe closes when we are gone. A line "off" ends the watch.
  const script = 'read word; [ "$word" = off ] && exit; pid=$1; shift; kill -QUIT "$pid" 2>/dev/null; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; rm -rf -- "$@"';
  const child = spawn("/bin/sh", ["-c", script, "reaper", String(postmasterPid), ...folders], { cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] });
  child.unref();
  // A broken pipe means that the watcher is gone, which is what calling it off is for.
  child.stdin.on("error", () => {});
  const pipe = child.stdin as typeof child.stdin & { unref: () => void };
  pipe.unref();
  return () => {
    child.stdin.end("off\n");
  };
}
