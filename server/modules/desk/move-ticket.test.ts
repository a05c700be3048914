import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Status, Ticket } from "../../../contract/desk.ts";
import { statuses } from "../../../contract/desk.ts";
import { openDesk, refusal, type Desk } from "./desk.fixture.ts";
import { moves } from "./state-machine.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

async function ticketIn(status: Status): Promise<Ticket> {
  const made = await desk.ticket();
  if (status === "open") return made;
  return (await desk.put("kofi", `/api/tickets/${made.id}/status`, { status })).body;
}

describe("DK-3 every move of the state machine, asked of the server", () => {
  test.for(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))("%s to %s", async ([from, to]) => {
    const { id, version } = await ticketIn(from);
    const answer = await desk.put("kofi", `/api/tickets/${id}/status`, { status: to });
    if (from === to) expect(answer.body).toMatchObject({ status: to, version });
    else if (moves[from].includes(to)) expect(answer.body).toMatchObject({ status: to, version: version + 1, allowedMoves: moves[to] });
    else expect(refusal(answer)).toMatchObject({ status: 409, code: "forbidden-move", extra: { status: from, allowed: moves[from] } });
  });
});

test("DK-3 the requester marks as solved and reopens; both show to them with who", async () => {
  const { id } = await desk.ticket();
  const solved = await desk.put("ada", `/api/tickets/${id}/resolution`);
  expect(solved.body).toMatchObject({ status: "resolved", resolvedAt: expect.any(String), abilities: { reopen: true, rate: true, resolve: false } });
  expect((await desk.put("ada", `/api/tickets/${id}/resolution`)).body.version).toBe(solved.body.version);
  const reopened = await desk.as("ada").delete<Ticket>(`/api/tickets/${id}/resolution`);
  expect(reopened.body).toMatchObject({ status: "open", resolvedAt: null });
  expect((await desk.as("ada").delete<Ticket>(`/api/tickets/${id}/resolution`)).body.version).toBe(reopened.body.version);
  expect(reopened.body.timeline).toMatchObject([{ kind: "created" }, { kind: "resolved", actor: { name: "Ada Obi" } }, { kind: "reopened", data: { from: "resolved", to: "open" } }]);
});

test("DK-3 another member and nobody can do neither; an agent can", async () => {
  const { id } = await desk.ticket();
  expect((await desk.put("bayo", `/api/tickets/${id}/resolution`)).status).toBe(404);
  expect((await desk.as("nobody").put(`/api/tickets/${id}/resolution`)).status).toBe(401);
  expect((await desk.put("kofi", `/api/tickets/${id}/resolution`)).body.status).toBe("resolved");
  expect((await desk.as("bayo").delete(`/api/tickets/${id}/resolution`)).status).toBe(404);
  expect((await desk.put("ada", `/api/tickets/${id}/status`, { status: "pending" })).status).toBe(403);
});

test("CV-15 closing gives a reason that stands, and only staff close and reopen what is closed", async () => {
  const { id } = await desk.ticket();
  expect((await desk.put("ada", `/api/tickets/${id}/closure`, { reason: "solved" })).status).toBe(403);
  expect((await desk.put("kofi", `/api/tickets/${id}/closure`, { reason: "because" })).status).toBe(422);
  const closed = await desk.put("kofi", `/api/tickets/${id}/closure`, { reason: "duplicate" });
  expect(closed.body).toMatchObject({ status: "closed", timeline: [{ kind: "created" }, { kind: "closed", data: { reason: "duplicate" } }] });
  expect((await desk.put("wanjiru", `/api/tickets/${id}/closure`, { reason: "spam" })).body.version).toBe(closed.body.version);
  expect((await desk.as("ada").get(`/api/conversations/${id}`)).body).toMatchObject({ closure: { reason: "duplicate" } });

  expect(refusal(await desk.as("ada").delete(`/api/tickets/${id}/resolution`))).toMatchObject({ status: 409, code: "forbidden-move", extra: { status: "closed" } });
  expect(refusal(await desk.put("kofi", `/api/tickets/${id}/resolution`))).toMatchObject({ status: 409, extra: { allowed: ["open", "in_progress"] } });
  expect((await desk.as("ada").delete(`/api/tickets/${id}/closure`)).status).toBe(403);
  const reopened = await desk.as("kofi").delete<Ticket>(`/api/tickets/${id}/closure`);
  expect(reopened.body).toMatchObject({ status: "open", waitingSince: expect.any(String) });
  expect((await desk.as("ada").get(`/api/conversations/${id}`)).body).toMatchObject({ closure: null });
  expect((await desk.reply("ada", id)).status).toBe(201);
});

test("DK-20 every change is in the audit log with who, before and after, for those who may read it", async () => {
  const { id } = await desk.ticket();
  await desk.put("kofi", `/api/tickets/${id}/priority`, { priority: "urgent" });
  await desk.reply("kofi", id, "On it", { setStatus: "resolved" });
  await desk.put("kofi", `/api/tickets/${id}/closure`, { reason: "solved" });
  const lines = (await desk.as("nneka").get<{ items: { verb: string }[] }>(`/api/tickets/${id}/audit`)).body.items;
  expect(lines).toMatchObject([
    { verb: "ticket.closed", before: { status: "resolved" }, after: { status: "closed", reason: "solved" } },
    { verb: "ticket.replied", before: { status: "open" }, after: { status: "resolved", seq: 2 } },
    { verb: "ticket.priority_changed", actor: { name: "Kofi Otieno" }, before: { priority: "medium" }, after: { priority: "urgent" } },
    { verb: "ticket.created", actor: { name: "Ada Obi" } },
  ]);
  expect((await desk.as("kofi").get(`/api/tickets/${id}/audit`)).status).toBe(403);
  expect((await desk.as("ada").get(`/api/tickets/${id}/audit`)).status).toBe(403);
});

test("DK-3 two who solve at once: one event, one audit row", async () => {
  const { id } = await desk.ticket();
  const answers = await Promise.all((["ada", "kofi", "wanjiru", "ada"] as const).map((who) => desk.as(who).put(`/api/tickets/${id}/resolution`)));
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200]);
  expect((await desk.kinds("kofi", id)).filter((kind) => kind === "resolved")).toHaveLength(1);
});
