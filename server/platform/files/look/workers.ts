import { fork, type ChildProcess } from "node:child_process";
import { Refused } from "../refusals.ts";
import type { LookAnswer, Looked, LookTask } from "./worker-messages.ts";

/** Milliseconds. A 40-megapixel picture takes about 5 s on a slow core. */
const timeLimit = 60_000;
/** An idle worker gives its memory back. */
const idleLimit = 20_000;
/** A worker is replaced after so many files: native heaps only grow. */
const filesPerWorker = 200;

/** The worker ended in the middle of a file: killed for its memory, or crashed by it. */
export class WorkerDied extends Error {}

interface Idle { child: ChildProcess; used: number; timer: NodeJS.Timeout }

/** Processes that look at files, one file each at a time. How many run at once is the caller's to bound (files.check). */
export class LookWorkers {
  private readonly idle: Idle[] = [];
  private readonly running = new Set<ChildProcess>();
  private readonly limit: number;

  /** `limit`: milliseconds for one file. */
  constructor(limit = timeLimit) {
    this.limit = limit;
  }

  /** @throws Refused when the file is at fault; WorkerDied; any other error is trouble of ours. */
  async look(task: LookTask): Promise<Looked> {
    const ready = this.takeIdle();
    const child = ready?.child ?? this.begin();
    const answer = await this.ask(child, task);
    this.putBack(child, (ready?.used ?? 0) + 1);
    if ("looked" in answer) return answer.looked;
    if ("refused" in answer) throw new Refused(answer.refused);
    throw new Error(`the file could not be looked at: ${answer.failed}`);
  }

  private takeIdle(): Idle | undefined {
    for (let each = this.idle.pop(); each; each = this.idle.pop()) {
      clearTimeout(each.timer);
      if (each.child.connected) return each;
    }
    return undefined;
  }

  private begin(): ChildProcess {
    const child = fork(new URL("./worker.ts", import.meta.url), [], {
      env: {}, stdio: ["ignore", "ignore", "ignore", "ipc"], execArgv: ["--disable-warning=ExperimentalWarning", "--max-old-space-size=512"],
    });
    this.running.add(child);
    child.once("exit", () => this.running.delete(child));
    // Told through the task that is asked, or by the channel's end.
    child.on("error", () => {});
    return child;
  }

  private ask(child: ChildProcess, task: LookTask): Promise<LookAnswer> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        child.removeAllListeners("message").removeListener("exit", died).removeListener("error", died);
        settle();
      };
      const died = () => end(() => reject(new WorkerDied("the worker ended while it looked at a file")));
      const timer = setTimeout(() => {
        end(() => reject(new Refused("slow")));
        child.kill("SIGKILL");
      }, this.limit);
      child.once("exit", died);
      child.once("error", died);
      child.once("message", (answer: LookAnswer) => end(() => resolve(answer)));
      child.send(task, (error) => { if (error) died(); });
    });
  }

  private putBack(child: ChildProcess, used: number): void {
    if (used >= filesPerWorker || !child.connected) return letGo(child);
    const timer = setTimeout(() => {
      this.idle.splice(this.idle.findIndex((each) => each.child === child), 1);
      letGo(child);
    }, idleLimit);
    timer.unref();
    child.unref();
    child.channel?.unref();
    this.idle.push({ child, used, timer });
  }

  /** Ends all workers at once; a file in the middle is looked at again by whoever takes it next. */
  stop(): void {
    for (const each of this.idle.splice(0)) clearTimeout(each.timer);
    for (const child of this.running) child.kill("SIGKILL");
  }
}

/** The worker ends itself when its channel closes. */
function letGo(child: ChildProcess): void {
  if (child.connected) child.disconnect();
}
