import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Flow, FlowNode, FlowOverview, FlowTryOut } from "../../../../contract/assistant-flow.ts";
import { checkFlow, targetsOf } from "../../../../contract/flow-check.ts";
import { helpTalk } from "../../../../presets/flows/help-talk.ts";
import { presets } from "../../../../presets/index.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { alwaysOpen, atNoon, bodies, choicesOf, talkOf } from "../assistant.fixture.ts";
import { newTalk, type Decision, type Facts } from "../flow-types.ts";
import { defaultRules } from "../language/index.ts";
import { speech } from "../texts.ts";
import { begin, readTurn, takeTurn } from "./take-turn.ts";
import { walk } from "./walk.ts";

const { texts } = speech.en;

const both = (words: string) => ({ en: words, sw: `${words} (sw)` });
const facts: Facts = { articles: [], openTickets: [], sameMatter: null, backAt: null };
const moment = { team_is_away: false, has_open_tickets: false, message_is_severe: false };
/** A flow with a branch of its own beside what ships. */
const withBilling: Flow = {
  start: "hello",
  nodes: [
    { type: "say", id: "hello", text: both("Welcome back."), next: "main" },
    { type: "menu", id: "main", text: both("How can we help?"), choices: [{ label: both("Billing"), to: "away" }, { label: both("My tickets"), to: "tickets" }, { label: both("A person"), to: "person" }], otherwise: "answer" },
    { type: "condition", id: "away", when: "team_is_away", matched: "closed", otherwise: "which" },
    { type: "say", id: "closed", text: both("Billing is closed now."), next: "main" },
    { type: "ask", id: "which", text: both("Which payment is it?"), begins: true, next: "noted" },
    { type: "say", id: "noted", text: both("Thank you, I bring somebody in."), next: "person" },
    { type: "call", id: "answer", function: "answer", next: "main" },
    { type: "call", id: "tickets", function: "list_tickets", next: "main" },
    { type: "handoff", id: "person" },
  ],
};
const without = (flow: Flow, id: string): Flow => ({ ...flow, nodes: flow.nodes.filter((node) => node.id !== id) });
const changed = (id: string, change: (node: FlowNode) => FlowNode): Flow => ({ ...withBilling, nodes: withBilling.nodes.map((node) => (node.id === id ? change(node) : node)) });

describe("what is wrong in a flow is found, at its node", () => {
  const rows: [name: string, flow: Flow, code: string, node: string | null][] = [
    ["a node that nothing leads to", { ...withBilling, nodes: [...withBilling.nodes, { type: "say", id: "lost", text: both("?"), next: "main" }] }, "unreachable", "lost"],
    ["a missing target", without(withBilling, "noted"), "target_missing", "which"],
    ["a target not chosen yet", changed("noted", (node) => ({ ...node, type: "say", text: both("x"), next: "" })), "target_missing", "noted"],
    ["a loop that never waits", changed("hello", () => ({ type: "condition", id: "hello", when: "team_is_away", matched: "hello", otherwise: "main" })), "loop", "hello"],
    ["a loop through a function", changed("tickets", () => ({ type: "call", id: "tickets", function: "list_tickets", next: "tickets" })), "loop", "tickets"],
    ["a menu without a way out", { start: "a", nodes: [{ type: "menu", id: "a", text: both("?"), choices: [{ label: both("Again"), to: "a" }], otherwise: "a" }] }, "no_way_out", "a"],
    ["a menu without buttons", changed("main", (node) => ({ ...node, type: "menu", text: both("x"), choices: [], otherwise: "person" })), "no_choices", "main"],
    ["a language that is missing", changed("which", () => ({ type: "ask", id: "which", text: { en: "Which?", sw: " " }, begins: true, next: "noted" })), "text_missing", "which"],
    ["a text that is too long", changed("noted", () => ({ type: "say", id: "noted", text: { en: "x".repeat(501), sw: "x" }, next: "person" })), "text_too_long", "noted"],
    ["the same button twice", changed("main", (node) => ({ ...node, type: "menu", text: both("x"), otherwise: "answer", choices: [{ label: both("Tickets"), to: "tickets" }, { label: both("tickets"), to: "away" }] })), "label_twice", "main"],
    ["two nodes of one name", { ...withBilling, nodes: [...withBilling.nodes, { type: "handoff", id: "person" }] }, "id_twice", "person"],
    ["no start", { ...withBilling, start: "nowhere" }, "start_missing", null],
    ["nothing at all", { start: "", nodes: [] }, "no_nodes", null],
  ];
  test.each(rows)("AS-9 %s", (_name, flow, code, node) => {
    expect(checkFlow(flow)).toContainEqual(expect.objectContaining({ code, node }));
  });
  test("AS-9 what every preset ships is right, and so is a richer one", () => {
    for (const preset of Object.values(presets)) expect(checkFlow(preset.flow), preset.name).toEqual([]);
    expect(checkFlow(withBilling)).toEqual([]);
  });
});

/** Any flow, right or wrong: up to twelve nodes that lead anywhere. */
const anyFlow: fc.Arbitrary<Flow> = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, at) => `n${at}`);
  const to = fc.constantFrom(...ids);
  const node = (id: string): fc.Arbitrary<FlowNode> => fc.oneof(
    to.map((next): FlowNode => ({ type: "say", id, text: both(id), next })),
    fc.tuple(to, fc.boolean()).map(([next, begins]): FlowNode => ({ type: "ask", id, text: both(id), next, begins })),
    fc.tuple(to, to, to).map(([a, b, otherwise]): FlowNode => ({ type: "menu", id, text: both(id), choices: [{ label: both("Red"), to: a }, { label: both("Blue"), to: b }], otherwise })),
    fc.tuple(to, to, fc.constantFrom("team_is_away", "has_open_tickets", "message_is_severe")).map(([matched, otherwise, when]): FlowNode => ({ type: "condition", id, when, matched, otherwise } as FlowNode)),
    fc.tuple(to, fc.constantFrom("answer", "list_tickets")).map(([next, name]): FlowNode => ({ type: "call", id, function: name, next } as FlowNode)),
    fc.constant<FlowNode>({ type: "handoff", id }),
  );
  return fc.tuple(...ids.map(node)).map((nodes) => ({ start: "n0", nodes }));
});
const says = fc.constantFrom("Red", "blue", "1", "2", "Where is my bundle?", "I was charged twice", "yes", "no", "menu", "my tickets", "thanks", "talk to a person", "are you a bot?", "???");
const ended = ({ actions }: Decision) => actions.some(({ do: what }) => what === "hand_off" || what === "add_to_ticket");

test("AS-9 no flow runs more nodes than it has without the member, none gets stuck, and a person is always two messages away", () => {
  const asked = { ...facts, backAt: "tomorrow" };
  fc.assert(fc.property(anyFlow, fc.array(says, { maxLength: 8 }), fc.boolean(), (flow, messages, away) => {
    const playing = { flow, language: "en" as const };
    const now: Facts = away ? asked : facts;
    for (const { id } of flow.nodes) expect(walk(flow, id, { ...moment, team_is_away: away }, "en").says.length).toBeLessThanOrEqual(flow.nodes.length + 1);
    let { state } = begin(playing, newTalk, { ...moment, team_is_away: away });
    for (const [at, text] of messages.entries()) {
      const said = readTurn(playing, state, text, defaultRules);
      const decision = takeTurn(playing, state, { ...said, seq: at * 2 + 2 }, now);
      expect(decision.actions.length, JSON.stringify({ flow, text })).toBeLessThanOrEqual(8 * flow.nodes.length + 12);
      // A valid flow always answers with something; whatever it is, the talk stands at a node of it.
      if (checkFlow(flow).length === 0) expect(decision.actions.length).toBeGreaterThan(0);
      if (ended(decision)) return;
      ({ state } = decision);
    }
    const called = takeTurn(playing, state, { ...readTurn(playing, state, "talk to a person", defaultRules), seq: 100 }, now);
    const described = ended(called) ? called : takeTurn(playing, called.state, { ...readTurn(playing, called.state, "zebra umbrella", defaultRules), seq: 102 }, now);
    expect(ended(described), JSON.stringify(flow)).toBe(true);
  }), { numRuns: 150 });
});

test("AS-9 a valid flow says something after every message", () => {
  const playing = { flow: withBilling, language: "sw" as const };
  fc.assert(fc.property(fc.array(says, { maxLength: 12 }), (messages) => {
    let { state } = begin(playing, { ...newTalk, language: "sw" }, moment);
    for (const [at, text] of messages.entries()) {
      const decision = takeTurn(playing, state, { ...readTurn(playing, state, text, defaultRules), seq: at * 2 + 2 }, facts);
      expect(decision.actions.some(({ do: what }) => what !== "note_unanswered"), text).toBe(true);
      if (ended(decision)) return;
      expect(decision.state.awaiting !== "nothing" || withBilling.nodes.some((node) => node.id === decision.state.at && targetsOf(node).length > 0)).toBe(true);
      ({ state } = decision);
    }
  }), { numRuns: 60 });
});

describe("in the house", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ settings: { "desk.hours": alwaysOpen }, env: { BARAZA_RATE_LIMITS: "off" } });
    atNoon(world.clock);
  });
  afterAll(() => world.close());
  const path = "/api/admin/assistant/flow";
  const admin = () => world.as("nneka");
  const overview = async () => (await admin().get<FlowOverview>(path)).body;

  test("AS-9 a draft is saved with its problems, published only without them, kept as a version, put back, and audited", async () => {
    expect(await overview()).toMatchObject({ current: 0, draft: null, published: helpTalk, versions: [{ version: 0, publishedBy: null }], abilities: { change: true } });
    const broken = await admin().put<FlowOverview>(`${path}/draft`, { flow: without(withBilling, "noted"), revision: 0 });
    expect(broken.body.draft).toMatchObject({ revision: 1, problems: [{ code: "target_missing", node: "which" }] });
    const refused = await admin().post(`${path}/publications`, { revision: 1, note: "Billing" });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ type: "/problems/flow-invalid", fields: [{ path: "which.next" }], extra: { problems: [{ node: "which" }] } });
    expect((await admin().put(`${path}/draft`, { flow: withBilling, revision: 0 })).body).toMatchObject({ type: "/problems/stale", extra: { revision: 1, savedBy: "Nneka Umeh" } });
    expect((await admin().put(`${path}/draft`, { flow: withBilling, revision: 1 })).status).toBe(200);

    const before = await talkOf(world, "ada");
    const published = await admin().post<FlowOverview>(`${path}/publications`, { revision: 2, note: "Billing has a branch" });
    expect(published.status).toBe(201);
    expect(published.body).toMatchObject({ current: 1, draft: null, versions: [{ version: 1, note: "Billing has a branch", publishedBy: { name: "Nneka Umeh" } }, { version: 0 }] });
    // Who is in the middle of a talk goes on with the flow that it began with; a new talk follows the new one.
    expect(choicesOf(await before.ask("menu"))).toEqual(["Ask a question", "My tickets", "Talk to a person"]);
    const talk = await talkOf(world, "bayo");
    expect(bodies((await talk.show()).messages.items).slice(1)).toEqual(["Welcome back.", "How can we help?"]);
    expect(bodies(await talk.ask("billing"))).toEqual(["Which payment is it?"]);
    const handed = await talk.ask("The bundle of Monday, zebra 4711");
    expect(bodies(handed)).toEqual(["Thank you, I bring somebody in.", expect.stringMatching(/^Done: your ticket is HELP-/)]);
    const asking = await talkOf(world, "chika");
    expect(choicesOf(await asking.ask("zebra umbrella quantum"))).toEqual(["Billing", "My tickets", "A person"]);

    expect((await admin().post<FlowOverview>(`${path}/versions/0/restoration`)).body).toMatchObject({ current: 2, published: helpTalk, versions: [{ version: 2, restoredFrom: 0 }, { version: 1 }, { version: 0 }] });
    expect((await admin().post(`${path}/versions/2/restoration`)).body).toMatchObject({ type: "/problems/already-published" });
    expect((await admin().post(`${path}/versions/99/restoration`)).status).toBe(404);
    expect((await admin().get<{ flow: Flow }>(`${path}/versions/1`)).body.flow).toEqual(withBilling);
    const { rows } = await world.tx("system", (tx) => tx.query("SELECT verb, actor_id FROM audit_entries WHERE subject_kind = 'flow' ORDER BY id"));
    expect(rows).toEqual([{ verb: "flow.published", actor_id: world.people.nneka.id }, { verb: "flow.put_back", actor_id: world.people.nneka.id }]);
    await expect(world.tx("system", (tx) => tx.query("UPDATE assistant_flow_versions SET note = 'other'"))).rejects.toThrow(/append|change|denied/i);
    for (const who of ["ada", "kofi", "musa"] as const) expect((await world.as(who).get(path)).status).toBe(403);
  });

  test("AS-9 two admins who publish at once make one version; the other is told", async () => {
    const { draft } = (await admin().put<FlowOverview>(`${path}/draft`, { flow: withBilling, revision: 0 })).body;
    const answers = await Promise.all([admin(), world.as("sade"), admin(), world.as("sade")].map((who) => who.post(`${path}/publications`, { revision: draft?.revision, note: "At once" })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    await admin().put(`${path}/draft`, { flow: helpTalk, revision: 0 });
    expect((await admin().delete<FlowOverview>(`${path}/draft`)).body).toMatchObject({ draft: null, current: 3 });
  });

  test("AS-9 the member's language is the flow's", async () => {
    await world.tx("system", (tx) => tx.query("UPDATE identity_people SET locale = 'sw' WHERE id = $1", [world.people.ada.id]));
    const talk = await talkOf(world, "ada");
    expect(choicesOf((await talk.show()).messages.items)).toEqual(["Billing (sw)", "My tickets (sw)", "A person (sw)"]);
    expect(bodies(await talk.ask("1"))).toEqual(["Which payment is it? (sw)"]);
  });

  test("AS-9 a draft is played with real rules and articles, and nothing is written", async () => {
    const count = async () => (await world.tx("system", (tx) => tx.query<{ n: number }>("SELECT ((SELECT count(*) FROM messages) + (SELECT count(*) FROM desk_tickets) + (SELECT count(*) FROM assistant_unanswered) + (SELECT count(*) FROM assistant_sessions))::int AS n"))).rows[0]?.n;
    const before = await count();
    const say = async (said: string | null, place: unknown = null) => (await admin().post<FlowTryOut>(`${path}/try-out`, { flow: withBilling, language: "en", said, place })).body;
    const begun = await say(null);
    expect(begun.said.map(({ text }) => text).slice(1)).toEqual(["Welcome back.", "How can we help?"]);
    expect(begun.said.at(-1)?.choices).toEqual(["Billing", "My tickets", "A person"]);
    const found = await say("How do I reset my password?", begun.place);
    expect(found.said[0]?.articles).toContain("Reset your password");
    const asked = await say("Billing", begun.place);
    expect(asked).toMatchObject({ node: "which", said: [{ text: "Which payment is it?" }], ends: null });
    expect(await say("zebra 4711", asked.place)).toMatchObject({ ends: "ticket" });
    expect((await say("I was charged twice", begun.place)).said[0]?.text).toBe(texts.offerTicket);
    expect((await say("hello", { awaiting: 7, stored: "nonsense" })).said.length).toBeGreaterThan(0);
    expect(await count()).toBe(before);
  });
});
