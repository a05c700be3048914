import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type CastName, type World } from "./world.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } }); });
afterAll(() => world.close());

type Fields = { path: string; message: string }[];
/** What is wrong, as `path: message`. Fails unless it is a 422 that names fields. */
async function refusal(who: CastName, method: string, path: string, body?: unknown): Promise<string[]> {
  const answer = await world.as(who).send<{ type: string; detail: string; fields?: Fields }>(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(422);
  expect(answer.body.type).toBe("/problems/invalid");
  expect(answer.body.fields?.[0]?.message).toBe(answer.body.detail);
  return (answer.body.fields ?? []).map(({ path: where, message }) => `${where}: ${message}`);
}
const ticket = (more: object) => ({ subject: "It broke", description: "All of it", category: "bug", ...more });

const odd = "Leave out unusual characters.";
test("XX-5 a text that the database would not keep as it came is refused by its field: NUL, and half of a surrogate pair", async () => {
  expect(await refusal("ada", "POST", "/api/tickets", ticket({ subject: "It\0broke" }))).toEqual([`subject: ${odd}`]);
  // Sent as an escape, which is how JSON can carry one.
  expect(await refusal("ada", "POST", "/api/tickets", '{"subject":"It \\ud83d broke","description":"x","category":"bug"}')).toEqual([`subject: ${odd}`]);
  expect(await refusal("ada", "POST", "/api/tickets", ticket({ description: "All of it\udc00" }))).toEqual([`description: ${odd}`]);
  for (const list of ["desk/tickets", "search/messages"]) expect(await refusal("wanjiru", "GET", `/api/${list}?q=a%00b`)).toEqual([`q: ${odd}`]);
  expect(await refusal("nneka", "PUT", "/api/admin/settings/community.name", { value: "Our\0house" })).toEqual([`value: ${odd}`]);
  expect(await refusal("ada", "PATCH", "/api/me", { bio: "a\0b" })).toEqual([`bio: ${odd}`]);
  expect(await refusal("nneka", "PUT", "/api/admin/settings/community.name", `{"value":{"a\\u0000":1}}`)).toEqual([`value.a\uFFFD: ${odd}`]);
  expect(await refusal("nneka", "PUT", "/api/admin/settings/community.name", `{"value":${"[".repeat(5000)}${"]".repeat(5000)}}`))
    .toEqual([expect.stringMatching(/^value[.0]+: This is nested too deep\. Send it flatter\.$/)]);
  // Whole pairs and all else that is odd but text stays as it came.
  const made = await world.as("ada").post("/api/tickets", ticket({ subject: "Ω 👩🏽‍💻 \u0301\u200b!" }));
  expect([made.status, made.body.subject]).toEqual([201, "Ω 👩🏽‍💻 \u0301\u200b!"]);
});

test("DK-1 XX-5 a subject is one line wherever it stands: breaks become spaces, and what would turn the rest of a list is refused", async () => {
  const made = await world.as("ada").post("/api/tickets", ticket({ subject: "It broke\r\nBcc: somebody@example.com\u2028again\ttoday" }));
  expect([made.status, made.body.subject]).toEqual([201, "It broke Bcc: somebody@example.com again today"]);
  for (const turning of ["It \u202Eekorb", "It \u2066broke", "It \u0007broke", "It\u009bbroke"]) expect(await refusal("ada", "POST", "/api/tickets", ticket({ subject: turning })), turning).toEqual([`subject: ${odd}`]);
  const id = String(made.body.id);
  expect(await refusal("wanjiru", "POST", `/api/tickets/${id}/split`, { clientId: randomUUID(), seqs: [1], subject: "It \u202Eekorb" })).toEqual([`subject: ${odd}`]);
  expect(await refusal("wanjiru", "POST", "/api/desk/problems", { clientId: randomUUID(), title: "It \u202Eekorb", category: "bug" })).toContain(`title: ${odd}`);
});

test("XX-5 a day or moment that the database has not is refused by its field", async () => {
  const moment = "Write a time such as 2026-12-25T09:30:00Z.", day = "Write a date such as 2026-03-31.";
  for (const from of ["0000-01-01T00:00:00Z", "2026-01-01T00:00:00%2B23:00", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00Z", "yesterday"]) {
    expect(await refusal("wanjiru", "GET", `/api/desk/tickets?from=${from}`), from).toEqual([`from: ${moment}`]);
  }
  expect(await refusal("nneka", "GET", "/api/desk/reports?from=0000-01-01&to=2026-01-01")).toEqual([`from: ${day}`]);
  const first = await world.as("nneka").get<{ fields?: Fields }>("/api/desk/reports?from=0001-01-01&to=0001-01-02");
  if (first.status !== 200) expect(first.body.fields?.[0]?.path).toMatch(/^(from|to)$/);
  expect((await refusal("nneka", "PUT", `/api/people/${world.people.ada.id}/age-check`, { birthDate: "0000-01-01", note: "Passport" }))[0]).toMatch(/^birthDate: /);
  expect((await refusal("ada", "PATCH", "/api/me", { birthDate: "0000-01-01" }))[0]).toMatch(/^birthDate: /);
});

test("XX-5 a text that shows nothing counts as empty: names, subjects, messages", async () => {
  const blanks = ["\u200b\u200b\u200b", " \u2060\ufeff\u00ad ", "\u2800\u3164\u115f", "\u202e\u200d\ufe0f\u{e0041}"];
  for (const blank of blanks) {
    expect(await refusal("ada", "POST", "/api/tickets", ticket({ subject: blank }))).toEqual(["subject: Say in a few words what it is about."]);
    expect(await refusal("ada", "POST", "/api/tickets", ticket({ description: blank }))).toEqual(["description: Tell us what happened."]);
    expect(await refusal("nneka", "POST", "/api/desk/teams", { name: blank, memberIds: [] })).toEqual(["name: Write something first."]);
    expect((await refusal("nneka", "POST", "/api/staff/invitations", { email: "new@example.com", name: blank, roles: ["agent"] }))[0]).toMatch(/^name: /);
  }
  const made = await world.as("ada").post("/api/tickets", ticket({}));
  for (const kind of ["replies", "notes"]) {
    expect(await refusal("wanjiru", "POST", `/api/tickets/${String(made.body.id)}/${kind}`, { clientId: randomUUID(), body: blanks[0] })).toEqual(["body: Write something first."]);
  }
  expect(await refusal("ada", "POST", `/api/conversations/${String(made.body.id)}/messages`, { clientId: randomUUID(), body: blanks[1] })).toEqual(["body: Write something first."]);
  const socket = await world.live("ada");
  expect(await socket.ask("send", { conversationId: made.body.id, clientId: randomUUID(), body: blanks[0] })).toMatchObject({ ok: false, code: "invalid" });
  // A sign that combines with what is before it, or an emoji, is something to see.
  for (const subject of ["❤️❤️❤️", "\u0301\u0301\u0301"]) expect((await world.as("ada").post("/api/tickets", ticket({ subject }))).status, subject).toBe(201);
});

test("XX-5 every kind of misfit has a plain sentence that says what to do", async () => {
  expect(await refusal("wanjiru", "GET", "/api/desk/tickets?limit=many")).toEqual(["limit: Write a number."]);
  expect(await refusal("wanjiru", "GET", "/api/desk/tickets?limit=1.5")).toEqual(["limit: Write a whole number."]);
  expect(await refusal("wanjiru", "GET", "/api/desk/tickets?limit=0")).toEqual(["limit: Use 1 or more."]);
  expect(await refusal("wanjiru", "GET", "/api/desk/tickets?limit=101")).toEqual(["limit: Use 100 or less."]);
  expect(await refusal("ada", "POST", "/api/tickets", {})).toEqual(["subject: Fill this in.", "description: Fill this in.", "category: Fill this in."]);
  expect(await refusal("ada", "POST", "/api/tickets", ticket({ subject: 7 }))).toEqual(["subject: Write a text."]);
  expect(await refusal("ada", "POST", "/api/tickets", [])).toEqual([": Send an object with named fields."]);
  expect(await refusal("wanjiru", "PUT", `/api/tickets/${randomUUID()}/priority`, { priority: "odd" })).toEqual(["priority: Choose one of: low, medium, high, urgent."]);
  expect(await refusal("nneka", "POST", "/api/desk/teams", { name: "Team", memberIds: "x" })).toEqual(["memberIds: Send a list."]);
  expect(await refusal("nneka", "POST", "/api/desk/teams", { name: "Team", memberIds: ["x"] })).toEqual(["memberIds.0: Send the id as the server gave it."]);
  expect(await refusal("wanjiru", "PUT", "/api/tickets/odd!/priority", { priority: "low" })).toEqual(["id: Use a ticket's id or its number, such as HELP-00124."]);
});
