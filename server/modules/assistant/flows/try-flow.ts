import type { Flow, FlowTryOut } from "../../../../contract/assistant-flow.ts";
import type { FlowLanguage } from "../../../../contract/flow-check.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { backAt, findArticles } from "../gather-facts.ts";
import { lookUp } from "../flow.ts";
import { newTalk, type Action, type TalkState } from "../flow-types.ts";
import { stateFrom } from "../session.ts";
import { assistantSettings, greetingWords } from "../settings.ts";
import { speech } from "../texts.ts";
import { begin, readTurn, takeTurn } from "./take-turn.ts";

/**
 * Plays one step of a flow without writing anything: the real rules, articles and hours, no tickets, nobody's talk. `place` is what the
 * step before answered; whatever else is given as one begins anew.
 */
export async function tryFlow(tx: Tx, ask: { flow: Flow; language: FlowLanguage; said: string | null; place: Record<string, unknown> | null }): Promise<FlowTryOut> {
  const playing = { flow: ask.flow, language: ask.language };
  const away = backAt(tx, ask.language);
  if (ask.said === null) {
    const { state, choices, says } = begin(playing, { ...newTalk, language: ask.language }, { team_is_away: away !== null, has_open_tickets: false, message_is_severe: false });
    const greeting = { text: greetingWords(tx.services.settings, ask.language), choices: (choices ?? []).map(({ label }) => label), articles: [] };
    return { said: [greeting, ...says.flatMap((say) => present(say, ask.language))], place: placeOf(state, 1), node: state.at, ends: null };
  }
  const { state, seq } = stateAt(ask.place);
  const said = readTurn(playing, state, ask.said, tx.services.settings.get(assistantSettings.issueRules));
  const articles = lookUp(state, said.reading) === null ? [] : await findArticles(tx, said.text);
  const decision = takeTurn(playing, state, { ...said, seq }, { articles, openTickets: [], sameMatter: null, backAt: away });
  const ends = decision.actions.some(({ do: what }) => what === "hand_off") ? "ticket" : decision.actions.some(({ do: what }) => what === "add_to_ticket") ? "added" : null;
  return { said: decision.actions.flatMap((action) => present(action, ask.language)), place: placeOf(decision.state, seq + 1), node: decision.state.at, ends };
}

function present(action: Action, language: FlowLanguage): FlowTryOut["said"] {
  if (action.do === "note_unanswered") return [];
  if (action.do !== "say") return [{ text: speech[language].texts.handedOff("HELP-00000", null, true), choices: [], articles: [] }];
  return [{ text: action.text, choices: (action.choices ?? []).map(({ label }) => label), articles: (action.articles ?? []).map(({ title }) => title) }];
}

function placeOf({ awaiting, ...stored }: TalkState, seq: number): Record<string, unknown> {
  return { awaiting, seq, stored };
}

function stateAt(place: Record<string, unknown> | null): { state: TalkState; seq: number } {
  const seq = typeof place?.seq === "number" && Number.isSafeInteger(place.seq) ? place.seq : 1;
  return { state: place ? stateFrom(String(place.awaiting), place.stored) : newTalk, seq };
}
