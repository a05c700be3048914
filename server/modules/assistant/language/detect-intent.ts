import { byClause, cutHead } from "./clause-head.ts";
import { addressPhrases, asksIfBotPhrases, greetingPhrases, intentGroups, notPersonPhrases, thanksPhrases, wantsPersonPhrases } from "./defaults/intent-phrases.ts";
import { defaultWording } from "./defaults/wording.ts";
import { findPhrases, keepStrongest, lazyPhraseBook, lengthOf, type Found } from "./phrase-book.ts";
import { longestText, splitWords } from "./words.ts";

type Sign = "person" | "not person" | "if bot" | "helper" | "greeting" | "address" | "thanks" | "more";

/** A message as short as this may name the helper alone: "agent", "customer care please". */
const shortRequest = 3;
/** Words that a greeting or thanks may have beside it and still be nothing else: a name, "team". */
const looseWords = 2;
/** What may follow a greeting in a clause of its own: a name. */
const looseName = 1;

const tagged = (sign: Sign, phrases: string[]) => phrases.map((phrase) => ({ phrase, tag: sign }));

const book = lazyPhraseBook<Sign>(
  [
    ...tagged("person", wantsPersonPhrases),
    ...tagged("not person", notPersonPhrases),
    ...tagged("if bot", asksIfBotPhrases),
    ...tagged("helper", ["({helper-only}|person|real person|live chat|support)"]),
    ...tagged("greeting", greetingPhrases),
    ...tagged("thanks", thanksPhrases),
    ...tagged("more", ["(but|however|still|not|lakini|bado|how|what|where|when|why|which|can|please|need|want)"]),
  ],
  { ...defaultWording, groups: intentGroups },
);

/** Of its own: an "o" or a "sir" means nothing to the other signs. */
const greetings = lazyPhraseBook<Sign>(
  [...tagged("greeting", greetingPhrases), ...tagged("address", addressPhrases), ...tagged("thanks", thanksPhrases)],
  { ...defaultWording, groups: intentGroups },
);

/** True when the writer asks for a person instead of the bot, in any wording (AS-7). Never throws. */
export function wantsPerson(text: string): boolean {
  const { words, signs } = read(text);
  const about = signs.filter(({ tag }) => tag === "not person" || tag === "if bot");
  const isAbout = (asked: Found<Sign>) => about.some((other) => other.first <= asked.last && other.last >= asked.first && lengthOf(other) >= lengthOf(asked));
  if (signs.some((sign) => sign.tag === "person" && !isAbout(sign))) return true;
  return words.length <= shortRequest && about.length === 0 && signs.some(({ tag }) => tag === "helper");
}

/** True when the writer asks whether a bot or a person writes; then the bot says that it is one (AS-8). */
export function asksIfBot(text: string): boolean {
  return !wantsPerson(text) && read(text).signs.some(({ tag }) => tag === "if bot");
}

/**
 * True when the message greets and says nothing else ("Hi", "habari yako", "good afternoon, how far", "Hi team, hope you are well").
 * Each clause greets or names somebody; what goes on after a second greeting is a question ("hello, how far is office").
 */
export function isGreeting(text: string): boolean {
  const clauses = byClause(splitWords(text.slice(0, longestText))).map((words) => cutHead(words, greetings(), ["greeting", "address", "thanks"]));
  const greets = clauses.map(({ cut }) => cut.filter((tag) => tag === "greeting").length);
  const loose = clauses.flatMap(({ rest }) => rest);
  const goesOn = clauses.some(({ rest }, at) => at > 0 && rest.length > ((greets[at] ?? 0) > 0 ? 0 : looseName));
  if (loose.length === 0) return greets.some((count) => count > 0);
  return !goesOn && loose.length <= looseWords && isOnly("greeting", read(text));
}

/** True when the message thanks and asks nothing more ("asante sana", "ok thank you"). */
export function isThanks(text: string): boolean {
  return isOnly("thanks", read(text)) && !text.includes("?");
}

function isOnly(wanted: "greeting" | "thanks", { words, signs }: ReturnType<typeof read>): boolean {
  if (!signs.some(({ tag }) => tag === wanted)) return false;
  const polite = keepStrongest(signs.filter(({ tag }) => tag === "greeting" || tag === "thanks"), () => 1);
  const covered = polite.reduce((sum, sign) => sum + lengthOf(sign), 0);
  const more = signs.some((sign) => sign.tag === "more" && !polite.some(({ first, last }) => first <= sign.first && last >= sign.last));
  return !more && words.length - covered <= looseWords + (wanted === "thanks" ? looseWords : 0);
}

function read(text: string) {
  const words = splitWords(text.slice(0, longestText));
  return { words, signs: findPhrases(words, book()).found };
}
