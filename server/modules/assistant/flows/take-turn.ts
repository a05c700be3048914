import type { Flow, FlowNode } from "../../../../contract/assistant-flow.ts";
import { flowLanguages, type FlowLanguage } from "../../../../contract/flow-check.ts";
import { decide, remember } from "../flow.ts";
import type { Action, Choice, Decision, Facts, Reading, Say, TalkState } from "../flow-types.ts";
import { chooseEntry, type IssueRules } from "../language/index.ts";
import { readMessage } from "../read-message.ts";
import { isMenu } from "../texts.ts";
import { buttonsOf, nodeOf, sayNode, walk, type Moment, type Walk } from "./walk.ts";

/** A flow as a talk follows it. */
export interface Playing {
  flow: Flow;
  language: FlowLanguage;
}

/** A member's message as a turn sees it. */
export interface Said {
  /** Its words; of a button that was picked by its number, the button's. */
  text: string;
  reading: Reading;
  /** The node that a button of the menu leads to. */
  pressed: string | null;
}

const asTickets: Reading = { wish: "tickets", severe: false, tells: false };
const asPerson: Reading = { wish: "person", severe: false, tells: false };

/** Reads a message where the talk stands: a button of the menu first, whatever its words would mean elsewhere. Pure. */
export function readTurn({ flow, language }: Playing, state: TalkState, text: string, rules: IssueRules): Said {
  const node = state.awaiting === "nothing" ? waitingNode(flow, state) : undefined;
  const button = node?.type === "menu" ? buttonFor(node, state, text, language) : undefined;
  if (!button) return { text, reading: readMessage(text, state, rules), pressed: null };
  return { text: button.label[language], reading: { wish: "tells", severe: false, tells: true }, pressed: button.to };
}

/** The beginning of a talk: the buttons under the greeting, what is said after it, and where the talk then waits. Pure. */
export function begin({ flow, language }: Playing, state: TalkState, moment: Moment): { state: TalkState; choices?: readonly Choice[]; says: Say[] } {
  const { says, stop, direct } = walk(flow, flow.start, moment, language);
  // Nothing can be called before somebody wrote: the talk waits where the flow would go on.
  if (stop.kind !== "wait") return { state: { ...state, at: stop.at }, says };
  const said = sayNode(stop.node, language);
  const waiting = { ...state, at: stop.node.id, offered: valuesOf(said) };
  // The greeting stands in for the first menu's own words.
  return direct && said.choices ? { state: waiting, choices: said.choices, says } : { state: waiting, says: [...says, said] };
}

/**
 * One turn of a talk (AS-9): the flow leads, code answers. Pure. In this order: an open question of the bot's own goes on in code (`decide`);
 * a button leads to its node; a wish for a person, a severe issue and "are you a bot?" are answered by code at every point, so that no flow
 * can take them away (AS-3, AS-7, AS-8); the rest follows the node where the talk waits.
 */
export function takeTurn(playing: Playing, before: TalkState, said: Said & { seq: number }, facts: Facts): Decision {
  const { flow } = playing;
  const { reading, seq } = said;
  const turn: Turn = { playing, seq, facts, moment: { team_is_away: facts.backAt !== null, has_open_tickets: facts.openTickets.length > 0, message_is_severe: reading.severe } };
  if (before.awaiting !== "nothing") return letCodeAnswer(turn, before, before.at, reading);
  if (said.pressed !== null) return goTo(turn, before, said.pressed, reading, true);
  const node = waitingNode(flow, before);
  if (!node || reading.wish === "person" || reading.wish === "are_you_a_bot" || reading.severe) return letCodeAnswer(turn, before, node?.id ?? flow.start, reading);
  if (reading.wish === "menu") return goTo(turn, before, flow.start, reading, false);
  if (node.type === "ask") return goTo(turn, remember(before, reading, seq), node.next, reading, false);
  return goTo(turn, before, node.type === "menu" ? node.otherwise : node.id, reading, false);
}

interface Turn {
  playing: Playing;
  seq: number;
  facts: Facts;
  moment: Moment;
}

/** Goes on at a node: through what it says, to a wait, a function or a person. */
function goTo(turn: Turn, state: TalkState, from: string, reading: Reading, pressed: boolean): Decision {
  const { flow, language } = turn.playing;
  const walked = walk(flow, from, turn.moment, language);
  if (walked.stop.kind === "wait") return waitAt(turn, state, walked);
  const code = walked.stop.kind === "handoff" ? { reading: { ...asPerson, tells: !pressed && reading.tells }, next: flow.start }
    : { reading: walked.stop.node.function === "list_tickets" ? asTickets : reading, next: walked.stop.node.next };
  const decision = letCodeAnswer(turn, state, code.next, code.reading);
  return { ...decision, actions: [...walked.says, ...decision.actions] };
}

/** Lets the script in code answer; once it asks nothing more, the flow goes on at `next`. */
function letCodeAnswer(turn: Turn, state: TalkState, next: string, reading: Reading): Decision {
  const decision = decide(state, reading, turn.seq, turn.facts);
  const settled = decision.state.awaiting === "nothing" && decision.actions.every(({ do: what }) => what === "say" || what === "note_unanswered");
  const at = { ...decision.state, at: next };
  return settled ? goOn(turn, { state: at, actions: decision.actions }, turn.playing.flow.nodes.length) : { state: at, actions: decision.actions };
}

/** After the script had its say: its last words carry the buttons of a menu that follows at once; anything else is said after them. */
function goOn(turn: Turn, { state, actions }: Decision, left: number): Decision {
  const { flow, language } = turn.playing;
  const walked = walk(flow, state.at, turn.moment, language);
  const { stop, direct, says } = walked;
  if (stop.kind === "wait") {
    if (direct && stop.node.type === "menu") return standing(state, stop.node.id, actions.map((action) => withButtons(action, buttonsOf(stop.node, language))));
    const waiting = waitAt(turn, state, walked);
    return { state: waiting.state, actions: [...actions.map((action) => withButtons(action, [])), ...waiting.actions] };
  }
  const before = [...actions.map((action) => withButtons(action, [])), ...says];
  // What needs the member's next words waits for them.
  if (stop.kind === "call" && (stop.node.function === "answer" || left === 0)) return standing(state, stop.at, before);
  const decision = decide(state, stop.kind === "call" ? asTickets : asPerson, turn.seq, turn.facts);
  const next = { state: { ...decision.state, at: stop.kind === "call" ? stop.node.next : flow.start }, actions: [...before, ...decision.actions] };
  return stop.kind === "call" ? goOn(turn, next, left - 1) : next;
}

/** Stands still at a node that waits, after its words. An ask that begins a new matter lets go of the one before. */
function waitAt({ playing }: Turn, state: TalkState, { says, stop }: Walk): Decision {
  if (stop.kind !== "wait") return standing(state, stop.at, says);
  const { node } = stop;
  return standing(node.type === "ask" && node.begins ? { ...state, matterFrom: null } : state, node.id, [...says, sayNode(node, playing.language)]);
}

/** The buttons of the last thing said are what a number picks from. */
function standing(state: TalkState, at: string, actions: Action[]): Decision {
  const last = actions.findLast((action) => action.do === "say");
  return { state: { ...state, awaiting: "nothing", at, offered: last ? valuesOf(last) : [] }, actions };
}

/** The flow's buttons in place of the script's own menu; none of them: without buttons. */
function withButtons(action: Action, buttons: readonly Choice[]): Action {
  if (action.do !== "say" || !isMenu(action.choices)) return action;
  const { choices: _choices, ...rest } = action;
  return buttons.length > 0 ? { ...rest, choices: buttons } : rest;
}

function valuesOf({ choices }: Say): string[] {
  return (choices ?? []).map(({ value }) => value);
}

function waitingNode(flow: Flow, state: TalkState): FlowNode | undefined {
  return nodeOf(flow, state.at) ?? nodeOf(flow, flow.start);
}

/** A button by its words in any language, or by its number if it stood under the bot's last words. */
function buttonFor(node: FlowNode & { type: "menu" }, state: TalkState, text: string, language: FlowLanguage) {
  const written = fold(text);
  const named = node.choices.find(({ label }) => flowLanguages.some((one) => label[one].trim() === text.trim() || (written !== "" && fold(label[one]) === written)));
  if (named) return named;
  const shown = valuesOf(sayNode(node, language));
  if (shown.length !== state.offered.length || shown.some((value, at) => value !== state.offered[at])) return undefined;
  const picked = chooseEntry(text, shown.map(() => ({ label: "" })));
  return picked === undefined ? undefined : node.choices[picked];
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
