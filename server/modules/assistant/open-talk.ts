import type { Tx } from "../../platform/db/tx.ts";
import { communityName } from "../../platform/platform-module.ts";
import { notSignedIn } from "../../platform/errors.ts";
import { openConversation } from "../conversations/index.ts";
import * as queries from "./assistant.queries.ts";
import { currentFlow, momentNow } from "./flows/load-flow.ts";
import { begin } from "./flows/take-turn.ts";
import { newTalk } from "./flow-types.ts";
import { startSession } from "./session.ts";
import { greetingWords } from "./settings.ts";
import { speak } from "./speak.ts";
import { speech } from "./texts.ts";

/** How long a talk that nobody took over is gone back to. */
const talkMilliseconds = 24 * 3_600_000;

/**
 * AS-1: the actor's talk with the bot that is still open, else a new one that begins with greeting and menu. Answers with its id.
 * Two calls at once, from two tabs, get the same talk. `fresh`: a new one in any case.
 */
export async function openTalk(tx: Tx, { fresh }: { fresh: boolean }): Promise<string> {
  const { personId } = tx.actor;
  if (personId === null) throw notSignedIn();
  await queries.lockTalksOf.run({ personId }, tx);
  if (!fresh) {
    const [open] = await queries.openTalkOf.run({ personId, since: new Date(tx.now.getTime() - talkMilliseconds) }, tx);
    if (open) return open.conversationId;
  }
  const conversationId = await openConversation(tx, { kind: "assistant", owner: "bot", participants: [{ personId, part: "member" }] });
  const playing = await currentFlow(tx, personId);
  const { state, choices, says } = begin(playing, { ...newTalk, flow: playing.version, language: playing.language }, await momentNow(tx, playing.flow, personId));
  await startSession(tx, conversationId, personId, state);
  const { settings } = tx.services;
  const greeting = speech[state.language].texts.greeting(settings.get(communityName), greetingWords(settings, state.language));
  await speak(tx, conversationId, choices ? { do: "say", text: greeting, choices } : { do: "say", text: greeting }, "greeting");
  for (const [place, say] of says.entries()) await speak(tx, conversationId, say, "greeting", place);
  return conversationId;
}
