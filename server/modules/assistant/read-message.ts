import type { Reading, TalkState, Wish } from "./flow-types.ts";
import { asksIfBot, asksQuestion, chooseEntry, detectIssue, guessCategory, isGreeting, isThanks, readHelped, readSolved, readYesNo, wantsPerson, type IssueRules } from "./language/index.ts";
import { speech } from "./texts.ts";

/** A yes or no in more words than this may say more than that. */
const shortAnswer = 3;
const longAnswer = 10;

/** What buttons and menu words stand for, folded. Anything longer is read, not looked up. */
const menuWords = new Map<string, Wish>([
  ...Object.values(speech).flatMap(({ choices }): [string, Wish][] => [
    [fold(choices.question.value), "question"], [fold(choices.tickets.value), "tickets"], [fold(choices.person.value), "person"], [fold(choices.notNow.value), "no"],
  ]),
  ["question", "question"], ["ask", "question"], ["swali", "question"], ["tickets", "tickets"], ["my ticket", "tickets"], ["ticket status", "tickets"], ["tiketi", "tickets"], ["tiketi yangu", "tickets"],
  ["menu", "menu"], ["main menu", "menu"], ["options", "menu"], ["help", "menu"], ["start", "menu"], ["home", "menu"], ["orodha", "menu"], ["msaada", "menu"],
  ["bye", "thanks"], ["goodbye", "thanks"], ["kwaheri", "thanks"],
]);

/**
 * Reads a member's message as the script needs it: buttons and numbers first, then a wish for a person, then an answer to what the
 * bot asked. A message that tells of something severe is never taken for a mere greeting, thanks or no.
 */
export function readMessage(text: string, state: TalkState, rules: IssueRules): Reading {
  const button = menuWords.get(fold(text)) ?? numbered(text, state);
  if (button) return { wish: button, severe: false, tells: false };
  const { severe, score } = detectIssue(text, rules);
  if (wantsPerson(text)) return { wish: "person", severe, tells: score > 0 || guessCategory(text) !== "other" };
  if (!severe && asksIfBot(text)) return { wish: "are_you_a_bot", severe, tells: false };
  const answer = answered(text, state, severe, rules);
  if (answer === "solved") return { wish: answer, severe, tells: false };
  if (answer) return { wish: answer, severe, tells: answer !== "thanks" && (severe || wordsOf(text) > longAnswer || hasReference(text)) };
  if (!severe && isGreeting(text)) return { wish: "greeting", severe, tells: false };
  if (!severe && isThanks(text)) return { wish: "thanks", severe, tells: false };
  if (isOffer(state) && score === 0 && !hasReference(text) && asksQuestion(text)) return { wish: "asks", severe, tells: true };
  return { wish: "tells", severe, tells: /[\p{L}\p{N}]/u.test(text) };
}

/** "2", "option 2", "ya pili": a button under the bot's last message. Its words are looked up elsewhere, so labels stay out. */
function numbered(text: string, { offered }: TalkState): Wish | undefined {
  const at = chooseEntry(text, offered.map(() => ({ label: "" })));
  const value = at === undefined ? undefined : offered[at];
  return value === undefined ? undefined : (menuWords.get(fold(value)) ?? readYesNo(value));
}

/** Yes, no or thanks to what was asked last; nothing when the message is better read as a new one. */
function answered(text: string, state: TalkState, severe: boolean, rules: IssueRules): Wish | undefined {
  switch (state.awaiting) {
    case "ticket_offer":
    case "redirect_offer": {
      if (readSolved(text) && !(severe && detectIssue(afterAnswer(text), rules).severe)) return "solved";
      const answer = readYesNo(text);
      // "No!! My account is hacked" tells more than it refuses.
      return answer === "no" && severe ? undefined : answer;
    }
    case "helped": {
      if (severe || (text.includes("?") && wordsOf(text) > shortAnswer)) return undefined;
      if (isThanks(text)) return "thanks";
      const verdict = readHelped(text);
      return verdict && (verdict === "helped" ? "yes" : "no");
    }
    default: return !severe && wordsOf(text) <= shortAnswer ? readYesNo(text) : undefined;
  }
}

/** "No, it works now": the no answers the bot and negates nothing. */
function afterAnswer(text: string): string {
  return text.replace(/^\s*\p{L}+\s*[,.;!]+/u, "");
}

function isOffer({ awaiting }: TalkState): boolean {
  return awaiting === "ticket_offer" || awaiting === "redirect_offer";
}

/** An amount, a reference or a telephone number: staff need it, whatever stands around it. */
function hasReference(text: string): boolean {
  return /\d{3}/.test(text);
}

function wordsOf(text: string): number {
  return text.trim().split(/\s+/).length;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
