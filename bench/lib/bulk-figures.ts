import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bulk } from "../../contract/desk-views.ts";
import { quantile, type Figure } from "./figures.ts";

/** Bulk actions on tickets, from the request to the end as the screen sees it, with the undo, over HTTP with everything on: medians of three rounds. `agent` is a cookie. */
export async function bulkFigures(address: string, agent: string, ticketIds: readonly string[]): Promise<Figure[]> {
  async function ask(method: string, path: string, body?: object): Promise<Bulk> {
    const answer = await fetch(address + path, { method, headers: { cookie: agent, ...(body ? { "content-type": "application/json" } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json() as Bulk;
  }

  /** Waits for the end as the screen does. @returns milliseconds since `begun`, and how often it had got further */
  async function until(state: Bulk["state"], id: string, begun: number): Promise<{ milliseconds: number; steps: number }> {
    const seen = new Set<number>();
    for (;;) {
      const bulk = await ask("GET", `/api/desk/bulks/${id}`);
      seen.add(bulk.done + bulk.undone);
      if (bulk.state === state) return { milliseconds: performance.now() - begun, steps: seen.size };
      await sleep(50);
    }
  }

  const times: Record<"priority" | "tags" | "undo", number[]> = { priority: [], tags: [], undo: [] };
  let steps = Infinity;
  for (let round = 0; round < 3; round += 1) {
    for (const [kind, action] of [["priority", { kind: "priority", priority: round % 2 ? "low" : "urgent" }], ["tags", { kind: "tags", add: [`round ${round}`], remove: [] }]] as const) {
      const begun = performance.now();
      const { id } = await ask("POST", "/api/desk/bulks", { clientId: randomUUID(), action, ticketIds });
      const done = await until("done", id, begun);
      times[kind].push(done.milliseconds);
      steps = Math.min(steps, done.steps);
      if (kind === "tags") {
        const undoing = performance.now();
        await ask("DELETE", `/api/desk/bulks/${id}`);
        times.undo.push((await until("undone", id, undoing)).milliseconds);
      }
    }
  }
  const goal = (seconds: number) => ({ text: "< 3 s", met: seconds < 3 });
  return [
    ...(["priority", "tags", "undo"] as const).map((kind) => ({ name: `${kind} of ${ticketIds.length}`, value: quantile(times[kind], 0.5) / 1000, unit: "s", goal: goal(quantile(times[kind], 0.5) / 1000) })),
    { name: "steps of progress seen, fewest", value: steps, unit: "" },
  ];
}
