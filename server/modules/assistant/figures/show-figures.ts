import type { AssistantFigures } from "../../../../contract/assistant.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { articleVotes } from "../../desk/index.ts";
import { groupQuestions } from "./group-questions.ts";
import * as queries from "./figures.queries.ts";

const day = 86_400_000;
/** So many of the latest questions are put together; the count counts all. */
const questionsRead = 1000;
const groupsShown = 50;
const questionsShown = 10;

/** AS-11: the assistant's figures of the last whole UTC days and today, beside those of as many days before. Defined in docs/figures.md. */
export async function showFigures(tx: Tx, days: number): Promise<AssistantFigures> {
  const midnight = Math.floor(tx.now.getTime() / day) * day;
  const to = new Date(midnight + day), from = new Date(to.getTime() - days * day), before = new Date(from.getTime() - days * day);
  const now = await talksOf(tx, from, to);
  const earlier = await talksOf(tx, before, from);
  const [unanswered] = await queries.countUnanswered.run({ from, to }, tx);
  const [votes] = await queries.countVotes.run({ from, to }, tx);
  const groups = openGroups(await queries.latestUnanswered.run({ from, to, limit: questionsRead }, tx));
  return {
    days, from: from.toISOString(), to: to.toISOString(),
    ...now.totals, before: earlier.totals,
    byDay: Array.from({ length: days }, (_, at) => {
      const key = new Date(from.getTime() + at * day).toISOString().slice(0, 10);
      return { day: key, talks: now.byDay.get(key)?.talks ?? 0, handedOff: now.byDay.get(key)?.handedOff ?? 0 };
    }),
    votes: votes ?? { helpful: 0, notHelpful: 0 },
    articleVotes: may(tx.actor, "article.write") ? await articleVotes(tx, from, to) : null,
    unanswered: unanswered?.count ?? 0,
    groups: groups.slice(0, groupsShown).map(({ words, questions, doneBefore }) => ({
      words, count: questions.length, doneBefore, ids: questions.map(({ id }) => id), questions: questions.slice(0, questionsShown).map(({ question, askedAt }) => ({ question, askedAt: askedAt.toISOString() })),
    })),
    abilities: { write: may(tx.actor, "article.write") },
  };
}

/** Groups in which something is new since they were seen to, with what is new; the biggest first. Those seen to say what belongs together. */
function openGroups(asked: readonly queries.LatestUnansweredResult[]) {
  return groupQuestions(asked).map(({ words, questions }) => {
    const fresh = questions.filter(({ done }) => !done);
    return { words, questions: fresh, doneBefore: questions.length - fresh.length };
  }).filter(({ questions }) => questions.length > 0).sort((one, other) => other.questions.length - one.questions.length);
}

async function talksOf(tx: Tx, from: Date, to: Date) {
  const rows = await queries.countTalks.run({ from, to }, tx);
  const sum = (of: "talks" | "handedOff" | "takenOver") => rows.reduce((total, row) => total + row[of], 0);
  const talks = sum("talks"), handedOff = sum("handedOff");
  return { totals: { talks, handedOff, takenOver: sum("takenOver"), containment: talks === 0 ? null : (talks - handedOff) / talks }, byDay: new Map(rows.map((row) => [row.day, row])) };
}
