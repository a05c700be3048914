import { performance, type EventLoopUtilization } from "node:perf_hooks";

/** How much of its time this process works rather than waits, between 0 and 1, over about the last fifth of a second. */
export class Load {
  private from: EventLoopUtilization = performance.eventLoopUtilization();
  private at = 0;
  private last = 0;

  share(): number {
    const now = performance.now();
    if (now - this.at >= 200) {
      const until = performance.eventLoopUtilization();
      this.last = performance.eventLoopUtilization(until, this.from).utilization;
      this.from = until;
      this.at = now;
    }
    return this.last;
  }
}
