import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../../app.ts";
import { notFound } from "../../platform/errors.ts";
import type { Module } from "../../platform/module.ts";
import { openDesk, refusal, type Desk } from "./desk.fixture.ts";

/** A module that counts how often it acted: what wallet will be to the desk. */
const done: string[] = [];
const ledger: Module = {
  name: "ledger",
  records: [{ name: "ledger.payments", permission: "ticket.read", recordsOf: async (_tx, personId) => [{ kind: "payment", recordId: `pay-${personId}`, title: "KES 500", lines: [{ label: "State", value: "held" }], at: null, remedies: ["payment.release", "payment.refund"] }] }],
  remedies: (["payment.release", "payment.refund"] as const).map((name) => ({
    name, title: name === "payment.release" ? "Release it" : "Refund it", permission: name === "payment.release" ? "ticket.reply" : "payment.refund", danger: name === "payment.refund",
    async preview(_tx, { personId, recordId }) {
      if (recordId !== `pay-${personId}`) throw notFound("This payment");
      return { summary: "Would act on KES 500.", lines: ["KES 500"] };
    },
    async run(_tx, { recordId }) {
      done.push(`${name} ${recordId}`);
      return { summary: "Acted on KES 500.", lines: [`${done.length}`] };
    },
  })),
};

let desk: Desk;
beforeAll(async () => { desk = await openDesk({ modules: [...modules, ledger] }); });
afterAll(() => desk.close());

const remedy = (who: "kofi" | "nneka" | "ada" | "wanjiru", id: string, name: string, body: Record<string, unknown>, key?: string) =>
  desk.as(who).post<{ done: boolean; summary: string }>(`/api/tickets/${id}/remedies/${name}`, body, key ? { "idempotency-key": key } : {});
const record = () => `pay-${desk.world.people.ada.id}`;

test("DK-7 the context shows the requester, their other tickets and every module's records with the remedies that one may use", async () => {
  const other = await desk.ticket();
  const { id } = await desk.ticket();
  const agent = (await desk.as("kofi").get(`/api/tickets/${id}/context`)).body;
  expect(agent).toMatchObject({
    requester: { name: "Ada Obi", email: "ada@example.com", emailVerified: true, standing: null, online: "offline" },
    tickets: [{ id: other.id, number: other.number, status: "open" }], ticketCount: 1,
  });
  const kinds = (agent.records as unknown as { kind: string; remedies: { remedy: string; danger: boolean }[] }[]).map((r) => [r.kind, r.remedies.map((x) => x.remedy)]);
  expect(kinds).toEqual(expect.arrayContaining([["session", ["member.sign-out-everywhere"]], ["payment", ["payment.release"]]]));
  const admin = (await desk.as("nneka").get(`/api/tickets/${id}/context`)).body;
  expect(JSON.stringify(admin)).toContain("payment.refund");
  expect((await desk.as("ada").get(`/api/tickets/${id}/context`)).status).toBe(403);
  expect((await desk.as("kofi").get(`/api/tickets/${randomUUID()}/context`)).status).toBe(404);
});

test("DK-16 a preview changes nothing, doing it acts once for each key and posts its result to the ticket", async () => {
  const { id } = await desk.ticket();
  const preview = await remedy("kofi", id, "payment.release", { recordId: record(), preview: true });
  expect(preview.body).toEqual({ done: false, summary: "Would act on KES 500.", lines: ["KES 500"] });
  expect(refusal(await remedy("kofi", id, "payment.release", { recordId: record() }))).toMatchObject({ status: 422 });
  expect(done).toEqual([]);
  const key = randomUUID();
  const first = await remedy("kofi", id, "payment.release", { recordId: record() }, key);
  expect(first.body).toMatchObject({ done: true, summary: "Acted on KES 500." });
  expect((await remedy("kofi", id, "payment.release", { recordId: record() }, key)).body).toEqual(first.body);
  // A colleague who sends the same key gets the first result as well.
  expect((await remedy("wanjiru", id, "payment.release", { recordId: record() }, key)).body).toEqual(first.body);
  expect(done).toHaveLength(1);
  const event = (await desk.show("wanjiru", id)).timeline.at(-1);
  expect(event).toMatchObject({ kind: "remedy_done", visibility: "internal", actor: { name: "Kofi Otieno" }, data: { remedy: "payment.release", title: "Release it", summary: "Acted on KES 500." } });
  expect(await desk.kinds("ada", id)).toEqual(["created"]);
  const lines = (await desk.as("nneka").get<{ items: { verb: string }[] }>(`/api/tickets/${id}/audit`)).body.items;
  expect(lines[0]).toMatchObject({ verb: "ticket.remedy_done", after: { remedy: "payment.release", recordId: record() } });
  expect((await remedy("kofi", id, "payment.release", { recordId: record() }, randomUUID())).body.done).toBe(true);
  expect(done).toHaveLength(2);
});

test("DK-16 pressed 8 times at once by two agents with one key, it acts once", async () => {
  const { id } = await desk.ticket();
  const before = done.length;
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => remedy(i % 2 ? "kofi" : "wanjiru", id, "payment.release", { recordId: record() }, key)));
  expect(answers.map((a) => a.status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect(done).toHaveLength(before + 1);
});

test("DK-16 without the remedy's permission, on another person's record, by a name unknown or by a member: refused, and nothing is done", async () => {
  const { id } = await desk.ticket();
  const before = done.length;
  expect((await remedy("kofi", id, "payment.refund", { recordId: record() }, randomUUID())).status).toBe(403);
  expect((await remedy("kofi", id, "payment.refund", { recordId: record(), preview: true })).status).toBe(403);
  expect((await remedy("kofi", id, "payment.release", { recordId: `pay-${desk.world.people.bayo.id}` }, randomUUID())).status).toBe(404);
  expect((await remedy("kofi", id, "payment.vanish", { recordId: record() }, randomUUID())).status).toBe(404);
  expect((await remedy("ada", id, "payment.release", { recordId: record() }, randomUUID())).status).toBe(403);
  expect(done).toHaveLength(before);
  expect((await remedy("nneka", id, "payment.refund", { recordId: record() }, randomUUID())).body.done).toBe(true);
});

test("DK-16 the first real remedy: signing a member out everywhere from their ticket", async () => {
  const stolen = await desk.world.addMember("stolen.phone");
  const made = await desk.as("kofi").post<{ id: string }>("/api/tickets", { subject: "My phone was stolen", description: "Please sign me out", category: "account", requesterId: stolen.id });
  const answer = await remedy("kofi", made.body.id, "member.sign-out-everywhere", { recordId: stolen.id }, randomUUID());
  expect(answer.body).toMatchObject({ done: true, summary: "Signed out of 1 device." });
  const { rows } = await desk.world.tx("system", (tx) => tx.query("SELECT 1 FROM identity_sessions WHERE person_id = $1", [stolen.id]));
  expect(rows).toEqual([]);
});
