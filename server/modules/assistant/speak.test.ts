import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { openConversation, postMessage, setOwner } from "../conversations/index.ts";
import { speak } from "./speak.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const races = 1000;
const atOnce = 20;

function openTalks(count: number): Promise<string[]> {
  return world.tx("ada", async (tx) => {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await openConversation(tx, { kind: "assistant", owner: "bot", participants: [{ personId: world.people.ada.id, part: "member" }] }));
    return ids;
  });
}

/** Staff take the talk: answers with the number of the last message that was there before. */
const takeOver = (id: string) => world.tx("kofi", async (tx) => {
  await setOwner(tx, id, "staff");
  const { rows } = await tx.query<{ lastSeq: number }>("SELECT last_seq AS \"lastSeq\" FROM conversations WHERE id = $1", [id]);
  return rows[0]?.lastSeq ?? -1;
});

/** The bot writes, on a connection of its own: whether it was let. */
const botWrites = (id: string) => world.tx("ada", (tx) => postMessage(tx, { conversationId: id, clientId: randomUUID(), body: "Can I help?", visibility: "public", as: "bot" }))
  .then(() => "stored", (error: { code?: string }) => error.code ?? "broken");

test("AS-8 staff taking over raced 1,000 times against the bot: no bot message after that", async () => {
  const ids = await openTalks(races);
  const outcomes: string[] = [];
  const stray: string[] = [];
  for (let from = 0; from < races; from += atOnce) {
    await Promise.all(ids.slice(from, from + atOnce).map(async (id, i) => {
      // Who starts first changes from race to race.
      const bots = i % 3 === 0 ? [botWrites(id), botWrites(id)] : [];
      const [ownedAt, ...wrote] = await Promise.all([takeOver(id), ...bots, botWrites(id), botWrites(id)]);
      outcomes.push(...wrote);
      stray.push(...await strayAfter(id, ownedAt));
    }));
  }
  expect(stray).toEqual([]);
  // The race was one: both ends happened, often, and nothing else did.
  expect(outcomes.filter((outcome) => outcome === "stored").length).toBeGreaterThan(races / 20);
  expect(outcomes.filter((outcome) => outcome === "bot-not-owner").length).toBeGreaterThan(races / 20);
  expect(new Set(outcomes)).toEqual(new Set(["stored", "bot-not-owner"]));
});

async function strayAfter(id: string, ownedAt: number): Promise<string[]> {
  const { rows } = await world.tx("kofi", (tx) => tx.query<{ id: string }>("SELECT id FROM messages WHERE conversation_id = $1 AND author_part = 'bot' AND seq > $2", [id, ownedAt]));
  return rows.map((row) => row.id);
}

test("AS-8 the bot is silent, without an error, once staff own the talk; what else was done stays", async () => {
  const [id = ""] = await openTalks(1);
  await world.tx("kofi", (tx) => setOwner(tx, id, "staff"));
  await world.tx("ada", async (tx) => {
    await postMessage(tx, { conversationId: id, clientId: randomUUID(), body: "mine", visibility: "public", as: "person" });
    await speak(tx, id, { do: "say", text: "not mine" }, 1, 0);
  });
  const { rows } = await world.tx("ada", (tx) => tx.query<{ body: string }>("SELECT body FROM messages WHERE conversation_id = $1", [id]));
  expect(rows).toEqual([{ body: "mine" }]);
});

test("AS-8 what answers the same thing is stored once", async () => {
  const [id = ""] = await openTalks(1);
  for (let i = 0; i < 3; i++) await world.tx("ada", (tx) => speak(tx, id, { do: "say", text: `try ${i}` }, 1, 0));
  await world.tx("ada", (tx) => speak(tx, id, { do: "say", text: "another" }, 1, 1));
  const { rows } = await world.tx("ada", (tx) => tx.query<{ body: string }>("SELECT body FROM messages WHERE conversation_id = $1 ORDER BY seq", [id]));
  expect(rows.map(({ body }) => body)).toEqual(["try 0", "another"]);
});

test("AS-8 nobody makes the bot speak in another member's talk, or in a ticket", async () => {
  const [id = ""] = await openTalks(1);
  await expect(world.tx("bayo", (tx) => speak(tx, id, { do: "say", text: "hello" }, 1, 0))).rejects.toMatchObject({ code: "not-found" });
  const insert = "INSERT INTO messages (conversation_id, seq, client_id, author_part, body, created_at) VALUES ($1, 90, gen_random_uuid(), 'bot', 'x', $2)";
  await expect(world.tx("bayo", (tx) => tx.query(insert, [id, tx.now]))).rejects.toMatchObject({ code: "42501" });
  const ticket = await world.tx("ada", (tx) => openConversation(tx, { kind: "ticket", owner: "staff", participants: [{ personId: world.people.ada.id, part: "member" }] }));
  await expect(world.tx("ada", (tx) => tx.query(insert, [ticket, tx.now]))).rejects.toMatchObject({ code: "42501" });
});
