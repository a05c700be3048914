import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "../../../contract/conversations.ts";
import { FollowingClient } from "../../test/following-client.ts";
import { HttpClient } from "../../test/http-client.ts";
import { startNode, type ServerNode } from "../../test/server-process.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";

let world: World;
let folder: string;
let nodes: ServerNode[] = [];
let ticket: string;

beforeAll(async () => {
  // This process only makes the database and its people; whoever talks does it with the three others.
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), "baraza-nodes-"));
  nodes = await Promise.all(["a", "b", "c"].map((name) => startNode(world.ownerUrl, join(folder, name), { BARAZA_REALTIME: "postgres" })));
  ticket = (await on(0, "ada").post<{ id: string }>("/api/tickets", { subject: "My order", description: "It has not come", category: "other" })).body.id;
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.kill()));
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const on = (node: number, who: CastName) => new HttpClient(nodes[node % nodes.length]?.address ?? "", world.people[who].cookie);

/** Says something, on whichever server answers, beginning with one; a message that is tried again keeps its client id (CV-1). */
async function say(who: CastName, first: number, body: string): Promise<{ body: string; clientId: string; seq: number }> {
  const clientId = randomUUID();
  for (let node = first; node < first + 50; node++) {
    // A server that was killed meanwhile refuses, or breaks off in the middle.
    const answer = await on(node, who).post<Message>(`/api/conversations/${ticket}/messages`, { clientId, body }).catch(() => undefined);
    if (answer?.status === 201 || answer?.status === 200) return { body, clientId, seq: answer.body.seq };
    if (answer) throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  throw new Error(`no server took "${body}"`);
}

/** One after the other, each answered before the next. */
async function talk(who: CastName, node: number, lines: readonly string[], between?: (line: number) => unknown) {
  const said: Awaited<ReturnType<typeof say>>[] = [];
  for (const [line, body] of lines.entries()) {
    said.push(await say(who, node, body));
    between?.(line);
  }
  return said;
}

const lines = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
const addresses = (...order: number[]) => order.map((node) => nodes[node]?.address ?? "");

test("XX-8 CV-4 of three servers two are killed amid a talk: what was answered is there once, in order, without a gap, and both people hold all of it", async () => {
  const member = await FollowingClient.follow(addresses(0, 1, 2), world.people.ada.cookie, ticket);
  const agent = await FollowingClient.follow(addresses(1, 2, 0), world.people.wanjiru.cookie, ticket);

  // From process to process, while all are there. What is said before they listen to each other is caught up, not heard.
  let across = 0;
  for (let i = 0; i < 40 && agent.heard.length === 0; i++, across++) {
    await say("ada", 0, `hello ${i}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  const answer = await say("wanjiru", 1, "I am looking into it");
  await member.until("the agent's words are heard", () => member.heard.includes(answer.seq));
  expect(agent.heard.length).toBeGreaterThan(0);

  // Three talk at once, each through another server; the third is killed, then the second, where the agent's page hangs.
  const killed: Promise<void>[] = [];
  const said = (await Promise.all([
    talk("ada", 0, lines("member", 15)),
    talk("wanjiru", 1, lines("agent", 20), (line) => { if (line === 12) killed.push(nodes[1]?.kill() ?? Promise.reject(new Error("no node"))); }),
    talk("kofi", 2, lines("colleague", 20), (line) => { if (line === 5) killed.push(nodes[2]?.kill() ?? Promise.reject(new Error("no node"))); }),
  ])).flat();
  expect(await Promise.all(killed)).toHaveLength(2);
  await agent.until("the agent's page is with another server", () => agent.joins > 1);
  // Live again, through the server that is left.
  const last = await say("ada", 0, "thank you");
  await agent.until("the member's words are heard", () => agent.heard.includes(last.seq));

  const { rows: kept } = await world.tx("system", (tx) => tx.query<{ seq: number; body: string; client_id: string }>("SELECT seq, body, client_id FROM messages WHERE conversation_id = $1 ORDER BY seq", [ticket]));
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i + 1));
  // The report, the greetings and the answer to them, the talk, the thanks: each once, whatever was tried twice.
  expect(kept).toHaveLength(1 + across + 1 + said.length + 1);
  for (const one of [answer, ...said, last]) expect(kept.filter(({ client_id: id }) => id === one.clientId)).toEqual([{ seq: one.seq, body: one.body, client_id: one.clientId }]);
  for (const name of ["member", "agent", "colleague"]) {
    const theirs = said.filter(({ body }) => body.startsWith(`${name} `));
    expect(kept.filter(({ body }) => body.startsWith(`${name} `)).map(({ body }) => body)).toEqual(theirs.map(({ body }) => body));
  }
  for (const page of [member, agent]) {
    await page.until("it holds all", () => page.messages.length === kept.length);
    expect(page.messages.map(({ seq, body }) => ({ seq, body }))).toEqual(kept.map(({ seq, body }) => ({ seq, body })));
    page.close();
  }
});
