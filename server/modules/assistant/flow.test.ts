import { describe, expect, test } from "vitest";
import { decide, lookUp } from "./flow.ts";
import { newTalk, type Awaiting, type Decision, type Facts, type OpenTicket, type Reading, type TalkState, type Wish } from "./flow-types.ts";
import { speech } from "./texts.ts";

const { menu, texts } = speech.en;

const article = { slug: "reset-your-password", title: "Reset your password", summary: "Ask for a link." };
const ticket: OpenTicket = { id: "t1", number: "HELP-00012", status: "in_progress", subject: "Charged twice" };
const nothingKnown: Facts = { articles: [], openTickets: [], sameMatter: null, backAt: null };
const wish = (what: Wish, more: Partial<Reading> = {}): Reading => ({ wish: what, severe: false, tells: what === "tells", ...more });
const severe = wish("tells", { severe: true });
const described = (awaiting: Awaiting, more: Partial<TalkState> = {}): TalkState => ({ ...newTalk, awaiting, told: [3], matterFrom: 3, ...more });
const redirecting = described("redirect_offer", { redirect: { id: "t1", number: "HELP-00012" } });

/** What a decision does, in short: the texts said, other actions by name. */
const doings = ({ actions }: Decision) => actions.map((action) => (action.do === "say" ? action.text : action.do));
const lastChoices = ({ actions }: Decision) => actions.flatMap((action) => (action.do === "say" && action.choices ? [action.choices.map((c) => c.value)] : [])).at(-1);

describe("each state and wish leads to one next state", () => {
  const rows: [name: string, state: TalkState, reading: Reading, facts: Partial<Facts>, awaiting: Awaiting, does: (string | RegExp)[]][] = [
    ["AS-1 a question is answered with articles and 'did this help?'", newTalk, wish("tells"), { articles: [article] }, "helped", [texts.articlesFound(1), texts.didThisHelp]],
    ["AS-1 a question without a match is kept, and the menu offered", newTalk, wish("tells"), {}, "nothing", ["note_unanswered", texts.nothingFound]],
    ["AS-1 'yes, it helped' ends the matter", described("helped"), wish("yes"), {}, "nothing", [texts.glad]],
    ["AS-1 thanks after an article count as yes", described("helped"), wish("thanks"), {}, "nothing", [texts.glad]],
    ["AS-1 'no' after an article offers a person", described("helped"), wish("no"), {}, "nothing", [texts.sorry]],
    ["AS-1 a new question after an article is just answered", described("helped"), wish("tells"), { articles: [article] }, "helped", [texts.articlesFound(1), texts.didThisHelp]],
    ["AS-1 the menu can be asked for", newTalk, wish("menu"), {}, "nothing", [texts.menu]],
    ["AS-1 'ask a question' invites to write", newTalk, wish("question"), {}, "nothing", [texts.askAway]],
    ["AS-1 no open tickets", newTalk, wish("tickets"), {}, "nothing", [texts.noTickets]],
    ["AS-1 a greeting is greeted", newTalk, wish("greeting"), {}, "nothing", [texts.helloAgain]],
    ["AS-1 a yes to nothing shows the menu", newTalk, wish("yes"), {}, "nothing", [texts.menu]],
    ["AS-3 a severe issue pauses the script with the question", newTalk, severe, { articles: [article] }, "ticket_offer", [texts.offerTicket]],
    ["AS-3 a severe issue after an article does so too", described("helped"), severe, {}, "ticket_offer", [texts.offerTicket]],
    ["AS-3 more words while paused are noted, and the question stands", described("ticket_offer"), wish("tells"), { articles: [article] }, "ticket_offer", [texts.offerAgain]],
    ["AS-3 that it works by now withdraws the offer", described("ticket_offer"), wish("solved"), {}, "nothing", [texts.withdrawn]],
    ["AS-1 a question beside the offer is answered, and the offer stands", described("ticket_offer"), wish("asks", { tells: true }), { articles: [article] }, "ticket_offer", [texts.articlesFound(1), texts.offerStands]],
    ["AS-1 one that no article answers is kept, and noted for staff", described("ticket_offer"), wish("asks", { tells: true }), {}, "ticket_offer", ["note_unanswered", texts.offerAgain]],
    ["AS-5 that it works by now withdraws the offer of adding, too", redirecting, wish("solved"), {}, "nothing", [texts.withdrawn]],
    ["AS-1 a question beside that offer is answered", redirecting, wish("asks", { tells: true }), { articles: [article] }, "redirect_offer", [texts.articlesFound(1), texts.redirectStands("HELP-00012")]],
    ["AS-1 and without an article noted", redirecting, wish("asks", { tells: true }), {}, "redirect_offer", ["note_unanswered", texts.redirectAgain("HELP-00012")]],
    ["AS-3 'not now' goes on with article help", described("ticket_offer"), wish("no"), { articles: [article] }, "helped", [`${texts.notNow} ${texts.articlesFound(1)}`, texts.didThisHelp]],
    ["AS-3 'not now' without an article goes on with the menu", described("ticket_offer"), wish("no"), {}, "nothing", [`${texts.notNow} ${texts.nothingFound}`]],
    ["AS-3 the menu lets go of the question", described("ticket_offer"), wish("menu"), {}, "nothing", [texts.menu]],
    ["AS-3 thanks while paused are answered, and the question stands", described("ticket_offer"), wish("thanks"), {}, "ticket_offer", [texts.welcome, texts.offerTicket]],
    ["AS-4 yes makes a ticket", described("ticket_offer"), wish("yes"), {}, "nothing", ["hand_off"]],
    ["AS-5 a severe issue with a like ticket offers to add to it", newTalk, severe, { sameMatter: ticket }, "redirect_offer", [texts.redirect(ticket)]],
    ["AS-5 so does a plain question, before any article", newTalk, wish("tells"), { sameMatter: ticket, articles: [article] }, "redirect_offer", [texts.redirect(ticket)]],
    ["AS-5 but once a matter: further words are answered", described("helped"), wish("tells"), { sameMatter: ticket, articles: [article] }, "helped", [texts.articlesFound(1), texts.didThisHelp]],
    ["AS-5 a severe issue is asked about again", described("helped"), severe, { sameMatter: ticket }, "redirect_offer", [texts.redirect(ticket)]],
    ["AS-5 yes adds to it", redirecting, wish("yes"), {}, "nothing", ["add_to_ticket"]],
    ["AS-5 no goes on with the offer of a new one", redirecting, wish("no"), {}, "ticket_offer", [texts.offerNew]],
    ["AS-5 no makes a new one at once for who asked for a person", { ...redirecting, forPerson: true }, wish("no"), {}, "nothing", ["hand_off"]],
    ["AS-5 more words are noted, and the question stands", redirecting, wish("tells"), {}, "redirect_offer", [texts.redirectAgain("HELP-00012")]],
    ["AS-5 other things are answered, and the question stands", redirecting, wish("are_you_a_bot"), {}, "redirect_offer", [texts.iAmABot, texts.redirectAgain("HELP-00012")]],
    ["AS-7 a person before anything was described: asks once", newTalk, wish("person"), {}, "topic", [texts.whatAbout(null)]],
    ["AS-7 outside opening hours it says when people are back", newTalk, wish("person"), { backAt: "tomorrow at 09:00" }, "topic", [/back tomorrow at 09:00/]],
    ["AS-7 whatever comes then makes the ticket", described("topic"), wish("tells"), { articles: [article] }, "nothing", ["hand_off"]],
    ["AS-7 also a person again", { ...newTalk, awaiting: "topic" }, wish("person"), {}, "nothing", ["hand_off"]],
    ["AS-7 also a yes", { ...newTalk, awaiting: "topic" }, wish("yes"), {}, "nothing", ["hand_off"]],
    ["AS-7 unless there is a like ticket", { ...newTalk, awaiting: "topic" }, wish("tells"), { sameMatter: ticket }, "redirect_offer", [texts.redirect(ticket)]],
    ["AS-7 'never mind' goes back", { ...newTalk, awaiting: "topic" }, wish("no"), {}, "nothing", [texts.allRight]],
    ["AS-7 the menu goes back", { ...newTalk, awaiting: "topic" }, wish("menu"), {}, "nothing", [texts.menu]],
    ["AS-7 a person after an article: the question is the matter", described("helped"), wish("person"), {}, "nothing", ["hand_off"]],
    ["AS-7 a person during a ticket offer", described("ticket_offer"), wish("person"), { sameMatter: ticket }, "nothing", ["hand_off"]],
    ["AS-7 a person during a redirect offer", redirecting, wish("person"), { sameMatter: ticket }, "nothing", ["hand_off"]],
    ["AS-7 a person and the matter in one message", newTalk, wish("person", { tells: true }), {}, "nothing", ["hand_off"]],
    ["AS-7 a person with a like ticket is asked about it", newTalk, wish("person", { tells: true }), { sameMatter: ticket }, "redirect_offer", [texts.redirect(ticket)]],
    ["AS-8 asked whether it is a bot, it says so", newTalk, wish("are_you_a_bot"), {}, "nothing", [texts.iAmABot]],
  ];
  test.each(rows)("%s", (_name, state, reading, facts, awaiting, does) => {
    const decision = decide(state, reading, 9, { ...nothingKnown, ...facts });
    expect(decision.state.awaiting).toBe(awaiting);
    const done = doings(decision);
    expect(done).toHaveLength(does.length);
    for (const [at, expected] of does.entries()) expect(done[at]).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
  });
});

test("AS-3 the question is asked word for word, with Yes and Not now", () => {
  const decision = decide(newTalk, severe, 2, nothingKnown);
  expect(decision.actions).toEqual([{
    do: "say", text: "This sounds serious. Shall I open a support ticket so that our team can track and resolve it?",
    choices: [{ value: "Yes", label: "Yes" }, { value: "Not now", label: "Not now" }],
  }]);
});

test("AS-5 the question names the ticket and its status", () => {
  const decision = decide(newTalk, severe, 2, { ...nothingKnown, sameMatter: ticket });
  expect(decision.actions).toMatchObject([{ text: expect.stringMatching(/^You already have HELP-00012 about this; it is in progress\..*Shall I add your message to it\?$/), ticket: { id: "t1", number: "HELP-00012", status: "in_progress" } }]);
  expect(decision.state.redirect).toEqual({ id: "t1", number: "HELP-00012" });
});

test("AS-7 a person is reached from every state in at most two messages", () => {
  for (const state of [newTalk, described("helped"), described("ticket_offer"), described("topic"), redirecting]) {
    const first = decide(state, wish("person"), 9, nothingKnown);
    const second = decide(first.state, wish("tells"), 11, nothingKnown);
    expect([...doings(first), ...doings(second)]).toContain("hand_off");
  }
});

test("AS-4 the last ten messages that tell something are remembered, never a yes or a menu word", () => {
  let state = newTalk;
  for (let seq = 2; seq < 40; seq += 2) state = decide(state, seq % 4 === 0 ? wish("menu") : wish("tells"), seq, nothingKnown).state;
  expect(state.told).toEqual([2, 6, 10, 14, 18, 22, 26, 30, 34, 38]);
  expect(decide(state, severe, 42, nothingKnown).state.told).toEqual([6, 10, 14, 18, 22, 26, 30, 34, 38, 42]);
  expect(decide(described("ticket_offer"), wish("yes"), 9, nothingKnown).state.told).toEqual([3]);
  expect(decide(described("ticket_offer"), wish("yes", { tells: true }), 9, nothingKnown).state.told).toEqual([3, 9]);
});

test("AS-4 neither a question that an article answers nor 'it works now' is told to staff; a question without an answer is", () => {
  const offered = described("ticket_offer");
  const asks = wish("asks", { tells: true });
  expect(decide(offered, asks, 9, { ...nothingKnown, articles: [article] }).state).toMatchObject({ told: [3], matterFrom: 3, offered: ["Yes", "Not now"] });
  expect(decide(offered, asks, 9, nothingKnown).state.told).toEqual([3, 9]);
  expect(decide(redirecting, wish("solved"), 9, nothingKnown).state).toMatchObject({ told: [3], matterFrom: null, redirect: null });
  expect(decide(offered, wish("solved"), 9, nothingKnown).state).toMatchObject({ told: [3], matterFrom: null, offered: menu.map(({ value }) => value) });
});

test("AS-4 what was told more than 200 messages ago is not copied any more", () => {
  const state = decide(decide(newTalk, wish("tells"), 2, nothingKnown).state, wish("tells"), 150, nothingKnown).state;
  expect(state.told).toEqual([2, 150]);
  expect(decide(state, wish("tells"), 203, nothingKnown).state.told).toEqual([150, 203]);
});

test("a matter ends when it was helped, so that a person is told of the next one only", () => {
  const helped = decide(described("helped"), wish("yes"), 9, nothingKnown).state;
  expect(helped.matterFrom).toBeNull();
  expect(decide(helped, wish("tells"), 11, nothingKnown).state.matterFrom).toBe(11);
});

test("AS-1 my tickets are listed with number and status, at most five, and a number picks the last buttons", () => {
  const many = Array.from({ length: 7 }, (_, i): OpenTicket => ({ ...ticket, id: `t${i}`, number: `HELP-0000${i}` }));
  const decision = decide(newTalk, wish("tickets"), 2, { ...nothingKnown, openTickets: many });
  const cards = decision.actions.flatMap((action) => (action.do === "say" && action.ticket ? [action.ticket] : []));
  expect(cards.map((card) => card.number)).toEqual(["HELP-00000", "HELP-00001", "HELP-00002", "HELP-00003", "HELP-00004"]);
  expect(doings(decision).at(-1)).toBe(texts.moreTickets(2));
  expect(decision.state.offered).toEqual(menu.map((choice) => choice.value));
});

test("AS-3 my tickets while paused: listed without a menu, then the question again", () => {
  const decision = decide(described("ticket_offer"), wish("tickets"), 9, { ...nothingKnown, openTickets: [ticket] });
  expect(doings(decision)).toEqual([texts.tickets(1), texts.ticketLine(ticket), texts.offerTicket]);
  expect(lastChoices(decision)).toEqual(["Yes", "Not now"]);
  expect(decision.state).toMatchObject({ awaiting: "ticket_offer", offered: ["Yes", "Not now"] });
});

test("the help centre is asked with the right words, and only when the answer needs it", () => {
  expect(lookUp(newTalk, wish("tells"))).toBe("message");
  expect(lookUp(described("helped"), wish("tells"))).toBe("message");
  expect(lookUp(described("ticket_offer"), wish("no"))).toBe("matter");
  expect([described("ticket_offer"), redirecting].map((state) => lookUp(state, wish("asks")))).toEqual(["message", "message"]);
  for (const [state, reading] of [[newTalk, severe], [newTalk, wish("menu")], [described("ticket_offer"), wish("tells")], [redirecting, wish("no")], [described("topic"), wish("tells")]] as const) {
    expect(lookUp(state, reading)).toBeNull();
  }
});
