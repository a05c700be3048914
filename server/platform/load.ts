import { cpus } from "node:os";
import { performance, type EventLoopUtilization } from "node:perf_hooks";

/**
 * How busy this process and its machine are, between 0 and 1, over about the last fifth of a second: the larger of the share of time in
 * which the process works rather than waits, and the share in which the processors do. The second sees a database on the same machine,
 * which takes the processors from whoever waits for an answer while this process looks idle.
 */
export class Load {
  private served = 0;
  /** Requests answered a second, between the last two looks. */
  servedPerSecond = 0;
  private from: EventLoopUtilization = performance.eventLoopUtilization();
  private ticks = processorTicks();
  private at = 0;
  private last = 0;

  /** Notes that a request was answered. */
  answered(): void {
    this.served++;
  }

  /** Whether what nobody waits for should step aside now. */
  busy(): boolean {
    return stepsAside(this.share(), this.servedPerSecond);
  }

  share(): number {
    const now = performance.now();
    if (now - this.at >= 200) {
      const until = performance.eventLoopUtilization();
      const ticks = processorTicks();
      const passed = ticks.all - this.ticks.all;
      this.last = Math.max(performance.eventLoopUtilization(until, this.from).utilization, passed > 0 ? 1 - (ticks.idle - this.ticks.idle) / passed : 0);
      this.servedPerSecond = this.served / (now - this.at) * 1000;
      this.served = 0;
      this.from = until;
      this.ticks = ticks;
      this.at = now;
    }
    return this.last;
  }
}

function processorTicks(): { idle: number; all: number } {
  let idle = 0;
  let all = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    all += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idle, all };
}

/**
 * Whether what nobody waits for should step aside: hardly anything is left, or many people are served and more than half is used. Requests that share their transactions
 * leave a fifth of the processors idle at full load, and what is done beside takes from them all the same.
 */
export function stepsAside(share: number, servedPerSecond: number): boolean {
  return share > 0.85 || (share > 0.6 && servedPerSecond > 50);
}
