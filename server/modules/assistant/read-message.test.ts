import { describe, expect, test } from "vitest";
import { newTalk, type Awaiting, type Wish } from "./flow-types.ts";
import { defaultRules } from "./language/index.ts";
import { readMessage } from "./read-message.ts";

const read = (text: string, awaiting: Awaiting = "nothing", offered: string[] = []) => readMessage(text, { ...newTalk, awaiting, offered }, defaultRules);
const menu = ["Ask a question", "My tickets", "Talk to a person"];

describe("what a message wants", () => {
  const rows: [text: string, wish: Wish, awaiting?: Awaiting, offered?: string[]][] = [
    ["1", "question", "nothing", menu], ["2.", "tickets", "nothing", menu], ["option 3", "person", "nothing", menu], ["4", "tells", "nothing", menu],
    ["1", "yes", "ticket_offer", ["Yes", "Not now"]], ["2", "no", "ticket_offer", ["Yes", "Not now"]], ["1", "tells"],
    ["My tickets", "tickets"], ["MY TICKETS!", "tickets"], ["Talk to a person", "person"], ["menu", "menu"], ["Help", "menu"],
    ["yes please", "yes", "ticket_offer"], ["ndiyo", "yes", "ticket_offer"], ["👍", "yes", "ticket_offer"], ["Not now", "no", "ticket_offer"], ["hapana", "no", "redirect_offer"],
    ["it happened on Monday as well", "tells", "ticket_offer"], ["No!! My account was hacked", "tells", "ticket_offer"],
    ["e don work now", "solved", "ticket_offer"], ["okay thank you, it has come", "solved", "redirect_offer"], ["no, it works now", "solved", "ticket_offer"], ["it works now", "tells", "nothing"],
    ["it has come but I was charged twice", "tells", "ticket_offer"], ["it still does not work", "tells", "ticket_offer"],
    ["When do you people open?", "asks", "ticket_offer"], ["abeg how long e go take?", "asks", "redirect_offer"], ["When do you people open?", "tells", "nothing"], ["why was I charged 5000?", "tells", "ticket_offer"],
    ["please wait", "tells", "ticket_offer"], ["yes but first tell me the cost", "tells", "redirect_offer"], ["good afternoon, how far", "greeting"],
    ["yes", "yes", "helped"], ["it worked, thanks", "thanks", "helped"], ["no it did not help", "no", "helped"], ["got it. And how do I change my name?", "tells", "helped"],
    ["I want to talk to somebody", "person"], ["abeg connect me to agent", "person"], ["nataka kuongea na mtu", "person"], ["let me speak to a human", "person", "ticket_offer"],
    ["are you a bot?", "are_you_a_bot"], ["Is this a real person", "are_you_a_bot"], ["wewe ni roboti?", "are_you_a_bot"],
    ["hello", "greeting"], ["habari yako", "greeting"], ["asante sana", "thanks"],
    ["Hello, I was charged twice", "tells"], ["how do I change my picture", "tells"], ["never mind", "no", "topic"], ["🤔", "tells"], ["???", "tells"],
  ];
  test.each(rows)("AS-1 '%s' wants %s", (text, wish, awaiting, offered) => {
    expect(read(text, awaiting, offered).wish).toBe(wish);
  });
});

test("AS-2 what is severe stays severe beside other words", () => {
  expect(read("Hello, I was charged twice")).toEqual({ wish: "tells", severe: true, tells: true });
  expect(read("I was charged twice, let me talk to a person")).toMatchObject({ wish: "person", tells: true });
  expect(read("no error now")).toMatchObject({ severe: false });
});

test("AS-4 a bare yes, a button and a greeting tell nothing; a yes with a reference does", () => {
  for (const [text, awaiting] of [["Yes", "ticket_offer"], ["menu", "nothing"], ["hello", "nothing"], ["I want to talk to a human being please", "nothing"], ["???", "nothing"]] as const) {
    expect(read(text, awaiting).tells, text).toBe(false);
  }
  expect(read("yes, the reference is 483920", "ticket_offer")).toMatchObject({ wish: "yes", tells: true });
  expect(read("I want to talk to somebody about my refund")).toMatchObject({ wish: "person", tells: true });
});

test("AS-1 very long and odd texts are read without fail, and quickly", () => {
  const start = performance.now();
  for (const text of ["x".repeat(4000), "are you ".repeat(500), "no ".repeat(1333), "<script>alert(1)</script>", "\u202e\u0001", "😀".repeat(2000), "1".repeat(4000), "\ud800"]) {
    expect(read(text, "ticket_offer", ["Yes", "Not now"]).severe).toBe(false);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
