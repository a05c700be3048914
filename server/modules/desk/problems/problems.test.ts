import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskProblem } from "../../../../contract/desk-links.ts";
import type { Ticket } from "../../../../contract/desk.ts";
import type { CastName } from "../../../test/world.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { runAnswer } from "./run-answer.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const words = { title: "Uploads stop at 99 %", category: "bug", statement: "We know that uploads fail and work on it." };
const open = async (tickets: string[] = [], more: object = {}) => (await desk.as("kofi").post<DeskProblem>("/api/desk/problems", { clientId: randomUUID(), ...words, tickets, ...more })).body;
const show = async (id: string) => (await desk.as("kofi").get<DeskProblem>(`/api/desk/problems/${id}`)).body;
const answer = (who: CastName, id: string, resolves: boolean, clientId = randomUUID()) => desk.as(who).post<DeskProblem>(`/api/desk/problems/${id}/answers`, { clientId, body: "It is mended now.", resolves });
const run = (problem: DeskProblem, who: CastName = "kofi") => runAnswer(desk.world.running.services, { answerId: problem.answers[0]?.id ?? "", askedBy: desk.world.people[who].id });
const tickets = async (count: number): Promise<Ticket[]> => {
  const made: Ticket[] = [];
  for (let i = 0; i < count; i++) made.push(await desk.ticket((["ada", "bayo", "chika"] as const)[i % 3]));
  return made;
};

describe("DK-13 problems", () => {
  test("tickets hang off a problem, one problem each; both sides show it; the requester reads what is said about it", async () => {
    const [a, b] = await tickets(2);
    const problem = await open([a?.number ?? "", b?.id ?? "", a?.id ?? ""]);
    expect(problem).toMatchObject({ state: "open", incidents: 2, openIncidents: 2, owner: { name: "Kofi Otieno" }, abilities: { change: true, answer: true } });
    expect((await desk.show("ada", a?.id ?? "")).known).toMatchObject({ statement: words.statement, resolved: false });
    expect(await desk.kinds("ada", a?.id ?? "")).toEqual(["created"]);
    expect(await desk.kinds("kofi", a?.id ?? "")).toEqual(["created", "problem"]);
    const other = await open([a?.id ?? ""], { title: "Another cause", statement: null });
    expect([(await show(problem.id)).incidents, (await show(other.id)).incidents, (await desk.show("ada", a?.id ?? "")).known]).toEqual([1, 1, null]);
    const list = (await desk.as("kofi").get<{ items: { id: string }[] }>(`/api/desk/problems/${problem.id}/incidents`)).body.items;
    expect(list.map(({ id }) => id)).toEqual([b?.id]);
    await desk.as("kofi").delete(`/api/desk/problems/${problem.id}/incidents/${b?.id}`);
    expect((await show(problem.id)).history.map(({ verb }) => verb)).toEqual(["problem.detached", "problem.attached", "problem.opened"]);
  });

  test("a change names the version that it began from; members see and change nothing", async () => {
    const problem = await open();
    const change = (who: CastName, version: number, more: object = {}) => desk.as(who).put<DeskProblem>(`/api/desk/problems/${problem.id}`, { ...words, statement: "", ownerId: desk.world.people.wanjiru.id, version, ...more });
    expect((await change("kofi", 1)).body).toMatchObject({ statement: null, owner: { name: "Wanjiru Kamau" }, version: 2 });
    expect(refusal(await change("kofi", 1)).code).toBe("problem-changed");
    expect((await change("kofi", 2, { ownerId: desk.world.people.ada.id })).status).toBe(422);
    expect((await change("ada", 2)).status).toBe(403);
    expect((await desk.as("ada").get(`/api/desk/problems/${problem.id}`)).status).toBe(403);
    expect((await answer("ada", problem.id, true)).status).toBe(403);
  });

  test("pages of problems and of tickets hold each once", async () => {
    const problem = await open((await tickets(5)).map(({ id }) => id));
    const all = async (path: string) => {
      const ids: string[] = [];
      for (let cursor: string | null = ""; cursor !== null;) {
        const page: { items: { id: string }[]; nextCursor: string | null } = (await desk.as("kofi").get<{ items: { id: string }[]; nextCursor: string | null }>(`${path}limit=2${cursor ? `&cursor=${cursor}` : ""}`)).body;
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      return ids;
    };
    const incidents = await all(`/api/desk/problems/${problem.id}/incidents?`), problems = await all("/api/desk/problems?state=open&");
    expect([incidents.length, new Set(incidents).size, new Set(problems).size === problems.length, problems.includes(problem.id)]).toEqual([5, 5, true, true]);
  });
});

describe("DK-13 one answer to all", () => {
  test("each unsolved ticket gets the answer once, by mail too, and is solved; a second run, three workers and a repeat change nothing", async () => {
    const made = await tickets(45);
    const [solved] = made;
    const problem = await open(made.map(({ id }) => id));
    await desk.put("kofi", `/api/tickets/${solved?.id}/resolution`);
    const clientId = randomUUID();
    const asked = await answer("kofi", problem.id, true, clientId);
    expect([asked.status, asked.body.answers[0]?.state, asked.body.abilities.answer]).toEqual([202, "waiting", false]);
    await answer("kofi", problem.id, true, clientId);
    expect(refusal(await answer("wanjiru", problem.id, true)).code).toBe("answer-under-way");
    desk.world.clock.advance(11_000);
    await Promise.all([run(asked.body), run(asked.body), run(asked.body)]);
    await run(asked.body);
    const after = await show(problem.id);
    expect(after).toMatchObject({ state: "resolved", openIncidents: 0, answers: [{ state: "done", total: 44, answered: 44, skipped: 0 }] });
    expect(after.answers).toHaveLength(1);
    const counts = await desk.world.tx("system", async (tx) => (await tx.query<{ count: number }>("SELECT count(*)::int AS count FROM messages WHERE conversation_id = ANY($1) AND body = 'It is mended now.' GROUP BY conversation_id", [made.map(({ id }) => id)])).rows.map(({ count }) => count));
    expect(counts).toEqual(Array.from({ length: 44 }, () => 1));
    expect(await desk.show("bayo", made[1]?.id ?? "")).toMatchObject({ status: "resolved", known: { resolved: true } });
    expect(refusal(await answer("kofi", problem.id, false)).code).toBe("problem-resolved");
    expect((await desk.as("kofi").delete<DeskProblem>(`/api/desk/problems/${problem.id}/resolution`)).body.state).toBe("open");
  });

  test("news to all leaves the tickets unsolved; in its first seconds it can be stopped; a killed worker's rest is done by the next", async () => {
    const made = await tickets(25);
    const problem = await open(made.map(({ id }) => id));
    const first = await answer("kofi", problem.id, false);
    const stopped = await desk.as("kofi").delete<DeskProblem>(`/api/desk/problems/${problem.id}/answers/${first.body.answers[0]?.id}`);
    expect(stopped.body).toMatchObject({ answers: [{ state: "stopped", total: 0 }], abilities: { answer: true } });
    desk.world.clock.advance(11_000);
    await run(first.body);
    expect((await show(problem.id)).answers[0]?.total).toBe(0);
    const second = await answer("kofi", problem.id, false);
    await run(second.body);
    expect((await show(problem.id)).answers[0]?.state).toBe("waiting");
    desk.world.clock.advance(11_000);
    // The worker dies behind its first batch: the second one's transaction never ends.
    const killed = new Error("killed");
    let batches = 0;
    const { services } = desk.world.running;
    const dying = { ...services, pool: new Proxy(services.pool, { get: (pool, key) => {
      if (key === "connect" && ++batches > 1) throw killed;
      const value = Reflect.get(pool, key) as unknown;
      return typeof value === "function" ? value.bind(pool) as unknown : value;
    } }) };
    await runAnswer(dying, { answerId: second.body.answers[0]?.id ?? "", askedBy: desk.world.people.kofi.id }).catch((error: unknown) => { if (error !== killed) throw error; });
    expect((await show(problem.id)).answers[0]).toMatchObject({ state: "running", total: 25, answered: 20 });
    expect(refusal(await desk.as("kofi").delete(`/api/desk/problems/${problem.id}/answers/${second.body.answers[0]?.id}`)).code).toBe("too-late");
    await run(second.body);
    const done = await show(problem.id);
    expect(done).toMatchObject({ state: "open", openIncidents: 25, answers: [{ state: "done", answered: 25 }, { state: "stopped" }] });
    expect((await desk.show("ada", made[0]?.id ?? "")).messages.items).toHaveLength(2);
  });

  test("reports that are hung off it while the answer goes out are answered too; one's own ticket is not", async () => {
    const [one] = await tickets(1);
    const own = await desk.ticket("kofi");
    const problem = await open([one?.id ?? "", own.id]);
    const asked = await answer("kofi", problem.id, true);
    desk.world.clock.advance(11_000);
    const late = await desk.ticket("chika");
    // The late one comes when the list of the answer stands already: it began, and its worker was killed.
    await desk.world.tx("system", async (tx) => {
      await tx.query("INSERT INTO desk_problem_answer_items (answer_id, ticket_id) SELECT $1, ticket_id FROM desk_incidents WHERE problem_id = $2", [asked.body.answers[0]?.id, problem.id]);
      await tx.query("UPDATE desk_problem_answers SET state = 'running' WHERE id = $1", [asked.body.answers[0]?.id]);
    });
    await desk.as("kofi").post(`/api/desk/problems/${problem.id}/incidents`, { tickets: [late.id] });
    await run(asked.body);
    expect(await show(problem.id)).toMatchObject({ state: "resolved", answers: [{ state: "done", total: 3, answered: 2, skipped: 1 }] });
    expect((await desk.show("chika", late.id)).status).toBe("resolved");
    expect((await desk.show("kofi", own.id)).messages.items).toHaveLength(1);
  });

  test("who may still see tickets but not answer them answers nobody, and resolves nothing", async () => {
    const [one] = await tickets(1);
    const problem = await open([one?.id ?? ""]);
    const asked = await answer("wanjiru", problem.id, true);
    const deny = (sql: string) => desk.world.tx("system", (tx) => tx.query(sql, [desk.world.people.wanjiru.id, desk.world.people.sade.id, tx.now]));
    await deny("INSERT INTO identity_permission_overrides VALUES ($1, 'ticket.reply', 'deny', $2, $3)");
    desk.world.clock.advance(11_000);
    await run(asked.body, "wanjiru");
    expect(await show(problem.id)).toMatchObject({ state: "open", answers: [{ state: "stopped", answered: 0 }] });
    await desk.world.tx("system", (tx) => tx.query("DELETE FROM identity_permission_overrides WHERE person_id = $1", [desk.world.people.wanjiru.id]));
  });

  test("who lost the right to answer meanwhile answers nobody", async () => {
    const [one] = await tickets(1);
    const problem = await open([one?.id ?? ""]);
    const asked = await answer("wanjiru", problem.id, true);
    await desk.world.tx("system", (tx) => tx.query("INSERT INTO identity_permission_overrides VALUES ($1, 'ticket.read', 'deny', $2, $3)", [desk.world.people.wanjiru.id, desk.world.people.sade.id, tx.now]));
    desk.world.clock.advance(11_000);
    await run(asked.body, "wanjiru");
    expect((await show(problem.id)).answers[0]).toMatchObject({ state: "stopped", answered: 0 });
    expect((await desk.show("kofi", one?.id ?? "")).status).toBe("open");
  });
});
