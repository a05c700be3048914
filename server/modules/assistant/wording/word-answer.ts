import { DomainError } from "../../../platform/errors.ts";
import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import type { Services } from "../../../platform/services.ts";
import { messagesPage } from "../../conversations/index.ts";
import { readArticles } from "../../desk/index.ts";
import { accessSession } from "../session.ts";
import { speak } from "../speak.ts";
import { speech } from "../texts.ts";
import { messagesBySeq } from "../told-messages.ts";
import { failuresToPause, pausedUntil } from "./breaker.ts";
import { checkWords, type CheckedWords } from "./check-words.ts";
import { openAiModel } from "./openai-model.ts";
import { maskQuestion } from "./prompt.ts";
import { wordingOn } from "./settings.ts";
import { WordingError, type WordingModel, type WordingSource } from "./wording-model.ts";
import * as queries from "./wording.queries.ts";

export const wordingJob = "assistant.word-answer";
/** For everything, from the member's message on: later than this nobody waits for it any more. */
export const wordingMilliseconds = 3000;
/** Of an article, so that three of them fit any model. */
const longestSource = 3000;
const look = { milliseconds: 3_600_000, calls: failuresToPause + 1 };

/** What is to be put into words: numbers of messages and names of articles, never words. */
export interface WordingTask {
  conversationId: string;
  personId: string;
  /** The message that was answered, and those that hold the question. */
  seq: number;
  questionSeqs: readonly number[];
  slugs: readonly string[];
  askedAt: string;
}

/** The model of this server's environment; null when there is none, or the setting is off. */
export function wordingModel({ config, settings }: Services): WordingModel | null {
  return config.wording && settings.get(wordingOn) ? openAiModel(config.wording) : null;
}

/** The rules have answered; asks for a short answer in words beside theirs. After commit, and only where a model is set. */
export async function askForWords(tx: Tx, task: Omit<WordingTask, "askedAt">): Promise<void> {
  // One at a time: a slow model must never hold all the workers, whose other jobs have times to keep.
  if (wordingModel(tx.services)) await addJob(tx, { identifier: wordingJob, queue: wordingJob, payload: { ...task, askedAt: tx.now.toISOString() } satisfies WordingTask, maxAttempts: 1 });
}

/** AS-10: asks the model outside of any transaction, and says what it said if it can be shown. Whatever goes wrong, the rules' answer stands. */
export async function wordAnswer(services: Services, task: WordingTask): Promise<void> {
  const model = wordingModel(services);
  const left = wordingMilliseconds - (services.clock.now().getTime() - new Date(task.askedAt).getTime());
  if (!model || left <= 0) return;
  const began = performance.now();
  const note = (outcome: string, detail: string | null = null, retryAfterSeconds?: number) => noteCall(services, { outcome, detail, retryAfterSeconds, milliseconds: Math.round(performance.now() - began) });
  const paused = await pause(services);
  if (paused) return note("paused", `not asked until ${paused.toISOString()}`);
  const prepared = await withTx(services, { personId: task.personId }, (tx) => prepare(tx, task));
  if (!prepared || prepared.sources.length === 0) return note("overtaken");
  let checked: CheckedWords;
  try {
    checked = checkWords(await model.word(prepared, AbortSignal.timeout(Math.max(1, Math.round(left - (performance.now() - began))))), prepared.sources);
  } catch (error) {
    if (!(error instanceof WordingError)) throw error;
    return note(error.kind, error.message, error.retryAfterSeconds);
  }
  if (!checked.ok) return note(checked.outcome, checked.why);
  const { text, cited } = checked;
  const said = await withTx(services, { personId: task.personId }, (tx) => sayWords(tx, task, text, cited)).catch((error: unknown) => {
    if (error instanceof Overtaken || error instanceof DomainError) return false;
    throw error;
  });
  await note(said ? "worded" : "overtaken");
}

/** The question and the articles, read as the member; null when the talk has gone on. */
async function prepare(tx: Tx, task: WordingTask): Promise<{ question: string; sources: WordingSource[] } | null> {
  if (!await stillAsked(tx, task)) return null;
  const asked = await messagesBySeq(tx, task.conversationId, task.questionSeqs);
  const question = maskQuestion(asked.filter(({ removed }) => removed === null).map(({ body }) => body).join("\n"));
  if (question.trim() === "") return null;
  const articles = await readArticles(tx, task.slugs);
  return { question, sources: articles.map(({ slug, title, summary, body }) => ({ slug, title, summary, text: `${summary}\n${body}`.slice(0, longestSource) })) };
}

/** The transaction is rolled back: by the time the words came, the talk had gone on. */
class Overtaken extends Error {}

async function sayWords(tx: Tx, task: WordingTask, text: string, cited: readonly WordingSource[]): Promise<true> {
  const { texts, helped } = speech[(await accessSession(tx, task.conversationId)).state.language];
  // Saying it takes the lock on the conversation, so what is seen after it stays.
  await speak(tx, task.conversationId, { do: "say", text: texts.worded(text), choices: helped, articles: cited }, task.seq, "worded");
  if (!await stillAsked(tx, task)) throw new Overtaken();
  return true;
}

/** Whether the bot still waits for "did this help?" about this very answer. */
async function stillAsked(tx: Tx, { conversationId, seq }: WordingTask): Promise<boolean> {
  const session = await accessSession(tx, conversationId);
  if (session.handedOff || session.state.awaiting !== "helped") return false;
  const { items } = await messagesPage(tx, conversationId, { after: seq, limit: 20 });
  return items.every(({ authorPart }) => authorPart === "bot");
}

async function pause(services: Services): Promise<Date | null> {
  return withTx(services, { actor: systemActor }, async (tx) => pausedUntil(await queries.latestCalls.run({ since: new Date(tx.now.getTime() - look.milliseconds), limit: look.calls }, tx), tx.now));
}

async function noteCall(services: Services, call: { outcome: string; detail: string | null; milliseconds: number; retryAfterSeconds: number | undefined }): Promise<void> {
  const { retryAfterSeconds, ...row } = call;
  await withTx(services, { actor: systemActor }, async (tx) => {
    const retryAt = retryAfterSeconds === undefined ? null : new Date(tx.now.getTime() + retryAfterSeconds * 1000);
    await queries.noteCall.run({ ...row, at: tx.now, retryAt }, tx);
  });
}
