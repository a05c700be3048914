import type { DemoPerson, DemoStatus } from "./types.ts";
import type { Random } from "./random.ts";
import type { Line, Scenario, Turn } from "./scenario.ts";
import type { Slots } from "./slots.ts";
import { linesFor } from "./scenario.ts";
import { fillSlots } from "./slots.ts";
import { inVoice } from "./voice.ts";
import { COME_BACKS, COME_BACK_FIXES, GREETINGS, NUDGES, SIGN_OFFS, THANKS_IT_WORKS, THANKS_UNDERSTOOD } from "./texts.ts";
import { STAFF_CLOSERS, STAFF_OPENERS, STAFF_OPENERS_IN_TROUBLE } from "./texts.ts";

/** One thing that happens in a ticket; `resolve` has no text. `body` is ready to be sent. */
export type Step = {
  by: Turn["by"] | "resolve";
  body: string;
  /** Not sooner and not later than so many hours after the step before. */
  afterHours?: readonly [number, number];
};

/** Opening, eight turns at most: what a reader still follows. */
const MOST_MESSAGES = 9;

/** The turns that fit a status: where a ticket stops that is still waiting for somebody. */
function turnsFor(random: Random, scenario: Scenario, status: DemoStatus): Turn[] {
  const turns = scenario.turns.filter((turn) => turn.by !== "note" || random.chance(0.7));
  if (status === "open") return [];
  if (status === "resolved" || status === "closed") return turns;
  const cuts = turns.flatMap(({ by }, index) => {
    if (status === "pending") return by === "ask" ? [index + 1] : [];
    return by === "say" || by === "member" ? [index + 1, index + 1] : by === "note" && turns[index - 1]?.by !== "ask" ? [index + 1] : [];
  });
  // In progress may also mean that somebody has just taken it and not written yet.
  if (status === "in_progress") cuts.push(0);
  return turns.slice(0, random.pick(cuts));
}

/** Can a ticket of this kind stand at this status? Pending needs a question to the member. */
export function canStandAt(scenario: Scenario, status: DemoStatus): boolean {
  return status !== "pending" || scenario.turns.some((turn) => turn.by === "ask");
}

/** The same variant all through a conversation, so that the answer fits the question; sometimes a line of the person's country. */
function lineOf(random: Random, lines: readonly Line[], path: number, { country, voice }: DemoPerson): string {
  const own = lines.flatMap((line) => (typeof line === "string" || line.country !== country ? [] : [line.text]));
  const common = lines.filter((line) => typeof line === "string");
  if (own.length > 0 && (common.length === 0 || (voice !== "formal" && random.chance(0.4)))) return random.pick(own);
  return common[path % common.length] ?? random.pick(linesFor(lines, country));
}

/** The requester's first words: greeting, matter, none to two details, ending, as this person would type them. */
export function openingText(random: Random, scenario: Scenario, requester: DemoPerson, slots: Slots): string {
  const { country, voice } = requester;
  const common = scenario.openings.filter((line) => typeof line === "string");
  const matter = random.pick(voice === "formal" && common.length > 0 ? common : linesFor(scenario.openings, country));
  const details = random.sample(linesFor(scenario.details ?? [], country), random.weighted([[0, 3], [1, 4], [2, 3]]));
  const greeting = random.pick(linesFor(GREETINGS[voice], country));
  const ending = random.pick(linesFor(SIGN_OFFS[voice], country));
  const lineBreak = voice === "formal" ? "\n\n" : voice === "tidy" && (greeting.endsWith(",") || random.chance(0.3)) ? "\n" : " ";
  const text = [greeting, [matter, ...details].join(" "), ending].filter((part) => part !== "").join(lineBreak);
  return inVoice(random, voice, fillSlots(text, slots)).trim();
}

/** The first words of staff's first answer; none of thanks or regret where the answer begins with them itself. */
function openerFor(random: Random, scenario: Scenario, line: string): string {
  const inTrouble = ["bug", "payment", "content"].includes(scenario.category) && scenario.priorities.some((priority) => priority !== "low");
  const saysSo = /^(Thank|Asante|I am so|I am sorry|Sorry|You are|Welcome|Good that)|\{agent\}/.test(line);
  const opener = random.pick(inTrouble && !saysSo ? STAFF_OPENERS_IN_TROUBLE : STAFF_OPENERS);
  return opener.endsWith(",") ? `${opener}\n\n` : `${opener} `;
}

/** The subject as this person would type it. */
export function subjectText(random: Random, scenario: Scenario, requester: DemoPerson, slots: Slots): string {
  const subject = fillSlots(random.pick(linesFor(scenario.subjects, requester.country)), slots);
  return requester.voice === "phone" ? inVoice(random, "phone", subject) : subject;
}

type Told = { requester: DemoPerson; slots: Slots; status: DemoStatus; opening: string; mayNudge: boolean; mayComeBack: boolean };

/** What happens in one ticket, in order, from the opening on, as far as its status goes. */
export function makeSteps(random: Random, scenario: Scenario, { requester, slots, status, opening, mayNudge, mayComeBack }: Told): Step[] {
  const { country, voice } = requester;
  const path = random.between(0, 11);
  const steps: Step[] = [{ by: "member", body: opening }];
  const say = (by: Turn["by"], text: string, afterHours?: Step["afterHours"]) => {
    const filled = fillSlots(text, slots);
    steps.push({ by, body: by === "member" ? inVoice(random, voice, filled) : filled, afterHours });
  };
  const asMember = (lines: readonly Line[], afterHours?: Step["afterHours"]) => say("member", random.pick(linesFor(lines, country)), afterHours);

  let greeted = false;
  for (const { by, lines } of turnsFor(random, scenario, status)) {
    const line = lineOf(random, lines, path, requester);
    if (by === "member" || by === "note") {
      say(by, line);
      continue;
    }
    const opener = greeted ? "" : openerFor(random, scenario, line);
    say(by, opener + line + (by === "say" ? "" : random.pick(STAFF_CLOSERS)));
    greeted = true;
  }
  if (mayNudge && (status === "open" || steps.length === 1) && random.chance(0.3)) asMember(NUDGES, [16, 40]);
  if (status !== "resolved" && status !== "closed") return steps;

  const works = scenario.informs !== true && ["bug", "payment", "account"].includes(scenario.category);
  if (steps.length < MOST_MESSAGES && random.chance(0.55)) asMember(works ? THANKS_IT_WORKS : THANKS_UNDERSTOOD);
  steps.push({ by: "resolve", body: "" });
  const spoken = steps.length - 1;
  if (mayComeBack && works && scenario.category === "bug" && spoken + 2 <= MOST_MESSAGES) {
    asMember(COME_BACKS, [5, 45]);
    say("fix", random.pick(linesFor(COME_BACK_FIXES, country)));
    steps.push({ by: "resolve", body: "" });
  }
  return steps;
}
