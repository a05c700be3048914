import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TicketLinks } from "../../../../contract/desk-links.ts";
import type { Ticket } from "../../../../contract/desk.ts";
import type { CastName } from "../../../test/world.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const linksOf = async (id: string) => (await desk.as("kofi").get<TicketLinks>(`/api/tickets/${id}/links`)).body;
const merge = (id: string, into: string, who: CastName = "kofi") => desk.put(who, `/api/tickets/${id}/merge`, { into });
const unmerge = (id: string) => desk.as("kofi").delete<Ticket>(`/api/tickets/${id}/merge`);
const audit = (id: string) => desk.world.tx("system", async (tx) => (await tx.query<{ verb: string }>("SELECT verb FROM audit_entries WHERE subject_id = $1 ORDER BY id", [id])).rows.map(({ verb }) => verb));

describe("DK-13 links", () => {
  test("both tickets show a link, once, in list, timeline and audit; it can be taken away from either side", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("bayo");
    const link = (from: string, body: unknown) => desk.as("kofi").post<TicketLinks>(`/api/tickets/${from}/links`, body);
    expect((await link(a.number, { kind: "duplicate", to: b.number })).status).toBe(201);
    await link(a.id, { kind: "duplicate", to: b.id });
    await link(b.id, { kind: "related", to: a.id });
    await link(a.id, { kind: "related", to: b.id });
    expect((await linksOf(a.id)).links.map(({ kind, direction, ticket }) => [kind, direction, ticket.number])).toEqual([["duplicate", "out", b.number], ["related", "out", b.number]]);
    const there = (await linksOf(b.id)).links;
    expect(there.map(({ kind, direction }) => [kind, direction])).toEqual([["duplicate", "in"], ["related", "out"]]);
    expect(await desk.kinds("kofi", b.id)).toEqual(["created", "linked", "linked"]);
    expect(await desk.kinds("bayo", b.id)).toEqual(["created"]);
    await desk.as("kofi").delete(`/api/tickets/${b.id}/links/${there[0]?.id}`);
    expect((await linksOf(a.id)).links.map(({ kind }) => kind)).toEqual(["related"]);
    expect(await audit(a.id)).toEqual(["ticket.created", "ticket.linked", "ticket.linked", "ticket.unlinked"]);
  });

  test("a ticket is not linked with itself, and members link nothing", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("ada");
    expect(refusal(await desk.as("kofi").post(`/api/tickets/${a.id}/links`, { kind: "related", to: a.number })).code).toBe("same-ticket");
    expect((await desk.as("ada").post(`/api/tickets/${a.id}/links`, { kind: "related", to: b.id })).status).toBe(403);
    expect((await desk.as("ada").get(`/api/tickets/${a.id}/links`)).status).toBe(403);
    expect((await merge(a.id, b.id, "ada")).status).toBe(403);
  });
});

describe("DK-13 merge", () => {
  test("the number leads to the other ticket; waiting, tags and followers go along; the thread stays readable; nothing of the audit is lost", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("ada");
    await desk.put("kofi", `/api/tickets/${a.id}/tags`, { tags: ["vip"] });
    await desk.reply("wanjiru", a.id, "We look");
    await desk.reply("ada", a.id, "Still broken");
    const was = await desk.show("kofi", a.id);
    await desk.reply("kofi", b.id, "Here too");
    const merged = await merge(a.number.toLowerCase(), b.number);
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({ id: b.id, tags: ["vip"], waitingSince: was.waitingSince, merged: [{ number: a.number, messages: 3 }] });
    // For the team and for the requester, by number and by id.
    for (const [who, by] of [["kofi", a.number], ["ada", a.id]] as const) expect(await desk.show(who, by)).toMatchObject({ id: b.id, mergedFrom: { id: a.id, number: a.number } });
    const thread = (await desk.as("ada").get<{ items: { body: string }[] }>(`/api/conversations/${a.id}/messages`)).body.items.map(({ body }) => body);
    expect(thread.slice(1)).toEqual(["We look", "Still broken"]);
    const joined = await desk.world.tx("system", async (tx) => (await tx.query<{ id: string }>("SELECT person_id AS id FROM conversation_participants WHERE conversation_id = $1 AND part = 'staff'", [b.id])).rows.map(({ id }) => id));
    expect(joined.sort()).toEqual([desk.world.people.kofi.id, desk.world.people.wanjiru.id].sort());
    expect(await desk.kinds("ada", b.id)).toEqual(["created", "merged_in"]);
    expect(await audit(a.id)).toContain("ticket.closed");
    expect(await audit(b.id)).toContain("ticket.merged_in");
    expect((await linksOf(b.id)).merged).toMatchObject([{ ticket: { number: a.number }, undoUntil: expect.any(String) }]);
  });

  test("what either side writes to the merged number lands in the other ticket, once", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("ada");
    await merge(a.id, b.id);
    const clientId = randomUUID();
    const sent = await desk.reply("ada", a.number, "To the old number", { clientId });
    const again = await desk.reply("ada", a.number, "To the old number", { clientId });
    expect([sent.status, again.status, sent.body.followUp?.number, sent.body.message.conversationId]).toEqual([201, 200, b.number, b.id]);
    expect((await desk.reply("kofi", a.id, "Answer")).body.ticket.id).toBe(b.id);
    expect((await desk.show("ada", b.id)).messages.items.map(({ body }) => body).slice(1)).toEqual(["To the old number", "Answer"]);
  });

  test("a merged ticket stays closed, whoever tries, and is merged nowhere else", async () => {
    const [a, b, c] = [await desk.ticket("ada"), await desk.ticket("ada"), await desk.ticket("ada")];
    await merge(a.id, b.id);
    expect(refusal(await desk.as("kofi").delete(`/api/tickets/${a.id}/closure`))).toMatchObject({ status: 409, code: "merged" });
    expect(refusal(await merge(a.id, c.id))).toMatchObject({ status: 409, code: "merged", extra: { ticketId: b.id } });
    expect((await merge(a.id, b.id)).status).toBe(200);
    expect(await audit(b.id)).toEqual(["ticket.created", "ticket.merged_in"]);
  });

  test("chains lead to the end, and into a merged ticket means where it went", async () => {
    const [a, b, c, d] = [await desk.ticket("ada"), await desk.ticket("ada"), await desk.ticket("ada"), await desk.ticket("ada")];
    await merge(a.id, b.id);
    await merge(b.id, c.id);
    expect((await desk.show("kofi", a.number)).id).toBe(c.id);
    expect((await merge(d.id, a.id)).body.id).toBe(c.id);
    expect(refusal(await merge(c.id, a.id)).code).toBe("same-ticket");
  });

  test("tickets of two people are not merged, nor into what is solved", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("bayo"), c = await desk.ticket("ada");
    expect(refusal(await merge(a.id, b.id))).toMatchObject({ status: 409, code: "other-requester" });
    await desk.put("kofi", `/api/tickets/${c.id}/resolution`);
    expect(refusal(await merge(a.id, c.id))).toMatchObject({ status: 409, code: "target-solved", detail: expect.stringContaining("reopen") });
  });

  test("an undo puts both back; what was written meanwhile stays; after a day it is too late", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("ada");
    await desk.put("kofi", `/api/tickets/${a.id}/tags`, { tags: ["one"] });
    await desk.reply("wanjiru", a.id, "We look");
    await desk.put("kofi", `/api/tickets/${b.id}/status`, { status: "pending" });
    const [a1, b1] = [await desk.show("kofi", a.id), await desk.show("kofi", b.id)];
    await merge(a.id, b.id);
    await desk.reply("ada", a.id, "Meanwhile");
    const back = await unmerge(a.number);
    expect(back.status).toBe(200);
    const fields = ({ status, tags, waitingSince, assignee }: Ticket) => ({ status, tags, waitingSince, assignee });
    expect(fields(back.body)).toEqual(fields(a1));
    const b2 = await desk.show("kofi", b.id);
    expect([b2.tags, b2.messages.items.at(-1)?.body]).toEqual([b1.tags, "Meanwhile"]);
    expect(await desk.kinds("ada", a.id)).toEqual(["created", "closed", "merged", "reopened", "unmerged"]);
    expect(refusal(await unmerge(a.id)).code).toBe("not-merged");
    await merge(a.id, b.id);
    desk.world.clock.advance(24 * 3_600_000 + 1000);
    expect(refusal(await unmerge(a.id)).code).toBe("too-late");
  });

  test("a report that hung off a problem takes the other ticket along, and an undo takes it off again", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("ada");
    const problem = (await desk.as("kofi").post<{ id: string }>("/api/desk/problems", { clientId: randomUUID(), title: "One cause", category: "bug", statement: "We know.", tickets: [a.id] })).body;
    await merge(a.id, b.id);
    expect([(await linksOf(b.id)).problem?.id, (await desk.show("ada", b.id)).known?.statement]).toEqual([problem.id, "We know."]);
    await unmerge(a.id);
    expect([(await linksOf(b.id)).problem, (await linksOf(a.id)).problem?.id]).toEqual([null, problem.id]);
  });

  test("two merges that race in opposite directions never make a circle", async () => {
    for (let round = 0; round < 12; round++) {
      const [a, b, c] = [await desk.ticket("ada"), await desk.ticket("ada"), await desk.ticket("ada")];
      const answers = await Promise.all([merge(a.id, b.id), merge(b.id, a.id, "wanjiru"), merge(b.id, c.id), merge(c.id, a.id, "wanjiru")]);
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
      const ends = new Set(await Promise.all([a, b, c].map(async ({ number }) => (await desk.show("kofi", number)).id)));
      const open = (await Promise.all([...ends].map(async (id) => (await desk.show("kofi", id)).status))).every((status) => status !== "closed");
      expect([ends.size, open]).toEqual([1, true]);
    }
  });

  test("the database refuses a circle by itself", async () => {
    const a = await desk.ticket("ada"), b = await desk.ticket("ada");
    await merge(a.id, b.id);
    await expect(desk.world.tx("kofi", (tx) => tx.query("INSERT INTO desk_merges (from_id, into_id, merged_at, before, gained) VALUES ($1, $2, $3, '{}', '{}')", [b.id, a.id, tx.now]))).rejects.toThrow(/circle/);
  });
});

describe("DK-13 split", () => {
  test("chosen messages become a new ticket with their authors and times; they stay in the old one; a repeat makes one", async () => {
    const a = await desk.ticket("ada", { description: "The wallet is wrong" });
    await desk.reply("ada", a.id, "And my photo does not show");
    await desk.note("kofi", a.id, "Two matters here");
    const last = await desk.reply("ada", a.id, "The photo is a jpg");
    const ask = { clientId: randomUUID(), seqs: [2, 3, 4], subject: "Photo does not show", category: "content" };
    const made = await desk.as("kofi").post<Ticket>(`/api/tickets/${a.id}/split`, ask);
    expect(made.status).toBe(201);
    const again = await desk.as("kofi").post<Ticket>(`/api/tickets/${a.id}/split`, ask);
    expect(again.body.id).toBe(made.body.id);
    const seen = await desk.show("ada", made.body.id);
    expect([seen.subject, seen.category, seen.description, seen.requester.id]).toEqual(["Photo does not show", "content", "And my photo does not show", desk.world.people.ada.id]);
    expect(seen.messages.items.map(({ body, author }) => [body, author?.name])).toEqual([["And my photo does not show", "Ada Obi"], ["The photo is a jpg", "Ada Obi"]]);
    expect(seen.messages.items.at(-1)?.createdAt).toBe(last.body.message.createdAt);
    const staff = await desk.show("kofi", made.body.id);
    expect(staff.messages.items.map(({ visibility }) => visibility)).toEqual(["public", "internal", "public"]);
    expect(staff).toMatchObject({ preview: "The photo is a jpg", lastSeq: 3, waitingSince: a.createdAt });
    expect((await desk.show("ada", a.id)).messages.items).toHaveLength(3);
    expect((await linksOf(a.id)).links.map(({ kind, direction, ticket }) => [kind, direction, ticket.id])).toEqual([["split", "out", made.body.id]]);
    expect((await desk.rows("kofi", "?q=photo+jpg")).items.map(({ id }) => id)).toContain(made.body.id);
    await desk.world.drain();
    expect(await desk.world.tx("system", async (tx) => (await tx.query("SELECT 1 FROM mail_messages WHERE conversation_id = $1", [made.body.id])).rowCount)).toBe(1);
  });

  test("CV-9 the words of copied notes never get into what the requester finds tickets by", async () => {
    const a = await desk.ticket("chika");
    const second = await desk.reply("chika", a.id, "The other matter");
    await desk.note("kofi", a.id, "Smells of kryptonite");
    const { body: made } = await desk.as("kofi").post<Ticket>(`/api/tickets/${a.id}/split`, { clientId: randomUUID(), seqs: [1, second.body.message.seq, 3], subject: "Another matter" });
    // A removal makes the words anew, by somebody who reads notes.
    expect((await desk.as("musa").send("DELETE", `/api/conversations/${made.id}/messages/2`, { reason: "Not for here" })).status).toBe(200);
    const found = async (who: CastName, path: string) => (await desk.as(who).get<{ items: unknown[] }>(path)).body.items.length;
    expect([await found("chika", "/api/tickets?q=kryptonite"), await found("chika", "/api/tickets?q=another+matter")]).toEqual([0, 1]);
  });

  test("notes alone make no ticket, and nobody splits their own", async () => {
    const a = await desk.ticket("ada");
    await desk.note("kofi", a.id, "Only among us");
    const split = (who: CastName, id: string) => desk.as(who).post(`/api/tickets/${id}/split`, { clientId: randomUUID(), seqs: [2], subject: "Nothing here" });
    expect(refusal(await split("kofi", a.id)).code).toBe("nothing-to-split");
    expect((await split("ada", a.id)).status).toBe(403);
    const own = await desk.ticket("kofi");
    expect((await split("kofi", own.id)).status).toBe(403);
  });
});
