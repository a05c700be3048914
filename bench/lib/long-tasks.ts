import type { CDPSession } from "@playwright/test";

/** One event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** What the thread itself worked, without the time in which others had the processor. */
  tdur?: number;
  pid: number;
  tid: number;
  id?: string;
  args: { data?: { cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] }; timeDeltas?: number[]; startTime?: number } };
}
interface ProfileNode { id: number; parent?: number; callFrame: { functionName: string; url?: string; lineNumber?: number } }

/** What a browser's main thread did in a long task: milliseconds by kind of work, and by function. */
export interface LongTask { milliseconds: number; /** Without the time in which other processes had the processor. */ worked: number; work: [name: string, milliseconds: number][]; functions: [name: string, milliseconds: number][] }

const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-v8.cpu_profiler", "v8", "blink.user_timing"];
const most = 8;

/**
 * Records what the page's main thread does, to find out why a task is long.
 *
 * @param session the page's own
 * @returns stops recording and answers with the longest tasks, the longest first
 */
export async function traceTasks(session: CDPSession): Promise<(count?: number) => Promise<LongTask[]>> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => { events.push(...(value as unknown as TraceEvent[])); });
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: categories } });
  return async (count = 5) => {
    const done = new Promise<void>((resolve) => { session.once("Tracing.tracingComplete", () => resolve()); });
    await session.send("Tracing.end");
    await done;
    return longest(events, count);
  };
}

function longest(events: readonly TraceEvent[], count: number): LongTask[] {
  // Only a page has layout: workers have threads of their own in the same process.
  const main = events.find((event) => event.name === "Layout" || event.name === "UpdateLayoutTree");
  const own = events.filter((event) => event.pid === main?.pid);
  const complete = own.filter((event) => event.tid === main?.tid && event.ph === "X" && event.dur !== undefined).map((event) => ({ ...event, end: event.ts + (event.dur ?? 0) }));
  const samples = samplesOf(own);
  const tasks = complete.filter((event) => event.name === "RunTask" || event.name === "ThreadControllerImpl::RunTask").sort((a, b) => workOf(b) - workOf(a));
  // The recording's own beginning is none of the page's work.
  const begins = complete.filter((event) => event.name === "CpuProfiler::StartProfiling");
  const distinct = tasks.filter((task, i) => !begins.some((begin) => begin.ts >= task.ts && begin.ts <= task.end) && !tasks.slice(0, i).some((other) => other.ts <= task.ts && other.end >= task.end));
  return distinct.slice(0, count).map((task) => {
    const inside = complete.filter((event) => event !== task && event.ts >= task.ts && event.end <= task.end && event.name !== "RunTask" && event.name !== "ThreadControllerImpl::RunTask");
    const work = sum(inside.map((event) => {
      const children = inside.filter((other) => other !== event && other.ts >= event.ts && other.end <= event.end && (other.end - other.ts < event.end - event.ts));
      const outermost = children.filter((child) => !children.some((other) => other !== child && other.ts <= child.ts && other.end >= child.end && other.end - other.ts > child.end - child.ts));
      return [event.name, (event.end - event.ts - outermost.reduce((all, child) => all + child.end - child.ts, 0)) / 1000];
    }));
    return { milliseconds: (task.end - task.ts) / 1000, worked: (task.tdur ?? task.end - task.ts) / 1000, work, functions: sum(samples.filter((sample) => sample.at >= task.ts && sample.at <= task.end).map((sample) => [sample.name, sample.milliseconds])) };
  });
}

function workOf({ tdur, ts, end }: TraceEvent & { end: number }): number {
  return tdur ?? end - ts;
}

function samplesOf(events: readonly TraceEvent[]): { at: number; name: string; milliseconds: number }[] {
  const names = new Map<string, string>();
  const clocks = new Map<string, number>();
  const found: { at: number; name: string; milliseconds: number }[] = [];
  for (const event of events.filter(({ name }) => name === "Profile" || name === "ProfileChunk").sort((a, b) => a.ts - b.ts)) {
    const of = event.id ?? "";
    const { data } = event.args;
    if (event.name === "Profile") clocks.set(of, data?.startTime ?? event.ts);
    for (const { id, callFrame } of data?.cpuProfile?.nodes ?? []) names.set(`${of} ${id}`, `${callFrame.functionName || "(nameless)"}${callFrame.lineNumber === undefined || callFrame.lineNumber < 0 ? "" : `:${callFrame.lineNumber + 1}`}`);
    (data?.cpuProfile?.samples ?? []).forEach((sample, i) => {
      const delta = data?.timeDeltas?.[i] ?? 0;
      const at = (clocks.get(of) ?? event.ts) + delta;
      clocks.set(of, at);
      found.push({ at, name: names.get(`${of} ${sample}`) ?? "?", milliseconds: delta / 1000 });
    });
  }
  return found;
}

function sum(parts: readonly (readonly [string, number] | (string | number)[])[]): [string, number][] {
  const all = new Map<string, number>();
  for (const [name, milliseconds] of parts) all.set(String(name), (all.get(String(name)) ?? 0) + Number(milliseconds));
  return [...all].sort((a, b) => b[1] - a[1]).slice(0, most).map(([name, milliseconds]) => [name, Math.round(milliseconds * 10) / 10]);
}
