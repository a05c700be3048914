import type { FlowLanguage } from "../../../contract/flow-check.ts";
import type { Message } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import { openingHours, openTicketsOf, searchArticles } from "../desk/index.ts";
import { lookUp } from "./flow.ts";
import type { ArticleBrief, Facts, Reading, TalkState } from "./flow-types.ts";
import { detectIssue } from "./language/index.ts";
import { sameMatter } from "./same-matter.ts";
import type { Session } from "./session.ts";
import { assistantSettings } from "./settings.ts";
import { messagesBySeq } from "./told-messages.ts";
import { speech } from "./texts.ts";
import { whenBack } from "./when-back.ts";

const articlesShown = 3;
/** Articles that fit clearly less than the best one only distract from it. */
const nearBest = 0.85;
/** A question in more characters than this is looked up by its beginning. */
const longestQuestion = 300;

/** Everything that the script may need to know to answer this message. */
export async function gatherFacts(tx: Tx, session: Session, reading: Reading, message: Message): Promise<Facts> {
  const words = lookUp(session.state, reading);
  const matter = await matterOf(tx, session, reading, message);
  const question = words === "message" ? message.body : matter;
  const { category } = detectIssue(matter, tx.services.settings.get(assistantSettings.issueRules));
  const openTickets = await openTicketsOf(tx, session.personId, matter);
  return {
    articles: words === null ? [] : await findArticles(tx, question),
    openTickets: openTickets.toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime()),
    sameMatter: sameMatter(category, openTickets),
    backAt: backAt(tx, session.state.language),
  };
}

/** What was told of the present matter, with this message if it tells of it. */
async function matterOf(tx: Tx, { conversationId, state }: Session, reading: Reading, message: Message): Promise<string> {
  const before = matterSeqs(state);
  const told = before.length > 0 ? await messagesBySeq(tx, conversationId, before) : [];
  const now = reading.tells || before.length === 0 ? [message] : [];
  return [...told, ...now].map(({ body }) => body).join("\n");
}

/** Numbers of the messages that tell of the present matter. */
export function matterSeqs({ told, matterFrom }: TalkState): number[] {
  return matterFrom === null ? [] : told.filter((seq) => seq >= matterFrom);
}

/** Articles that answer a question well enough to be shown, best first. */
export async function findArticles(tx: Tx, question: string): Promise<ArticleBrief[]> {
  const threshold = tx.services.settings.get(assistantSettings.articleThreshold);
  const found = await searchArticles(tx, question.slice(0, longestQuestion), articlesShown);
  const least = Math.max(threshold, nearBest * (found[0]?.score ?? 0));
  return found.filter(({ score }) => score >= least);
}

/** When staff are back, in words of the talk's language; null while they are there. */
export function backAt(tx: Tx, language: FlowLanguage = "en"): string | null {
  const hours = openingHours(tx);
  if (hours.open) return null;
  return hours.backAt === null ? speech[language].texts.asSoonAsItCan : inZone(tx, hours.backAt, language);
}

/** A moment to come, as a person would say it here. */
export function inZone(tx: Tx, at: Date, language: FlowLanguage): string {
  return whenBack(at, tx.now, tx.services.settings.get(communityTimeZone), language);
}
