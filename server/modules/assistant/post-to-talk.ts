import { conflict, forbidden } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import type { PostedMessage, Posting } from "../../platform/ports.ts";
import { accessConversation, messagesPerMinute, postMessage } from "../conversations/index.ts";
import { answerMember } from "./answer-member.ts";
import { accessSession, moved } from "./session.ts";

/**
 * The member writes to the bot, and the bot answers at once. Only the member writes here; staff take the talk over first.
 * @throws 403 notes; 404; 409 `moved` with the ticket after a hand-off, `take-over-first` for staff; 429
 */
export async function postToTalk(tx: Tx, posting: Posting): Promise<PostedMessage> {
  const conversation = await accessConversation(tx, posting.conversationId);
  if (posting.visibility === "internal") throw forbidden("Notes are written in tickets. Take the talk over first.");
  if (conversation.myPart !== "member") await refuseStaff(tx, posting.conversationId);
  const posted = await postMessage(tx, { ...posting, as: "person", perMinute: messagesPerMinute(tx.services) });
  if (posted.outcome === "duplicate") return posted;
  // Read after the message took the lock on the conversation: whoever handed the talk off has committed by now.
  const session = await accessSession(tx, posting.conversationId);
  if (session.handedOff) throw moved(session.handedOff);
  await answerMember(tx, session, posted.message);
  return posted;
}

async function refuseStaff(tx: Tx, conversationId: string): Promise<never> {
  const { handedOff } = await accessSession(tx, conversationId);
  if (handedOff) throw moved(handedOff);
  throw conflict("take-over-first", "The bot has this talk. Take it over first, then answer in its ticket.");
}
