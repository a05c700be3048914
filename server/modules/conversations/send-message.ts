import type { Message } from "../../../contract/conversations.ts";
import { withTx, type Origin } from "../../platform/db/tx.ts";
import { DomainError, forbidden, notFound } from "../../platform/errors.ts";
import type { Posting } from "../../platform/ports.ts";
import type { Services } from "../../platform/services.ts";
import { accepted, messagesPerMinute, postMessage, tell, tellAgain, type Posted } from "./post-message.ts";
import { kindOf } from "./access.ts";
import { sendsOf } from "./send-together.ts";

/**
 * A person sends a message, by HTTP or by socket: the same action, the same rules.
 * Without listeners and kind rules it is one statement (session, actor, message), together with what others send just now; else the kind's own action in a transaction.
 */
export async function sendMessage(services: Services, token: string, posting: Posting, origin: Origin | null): Promise<Posted> {
  // Refused here, not by the database: there it would fail what others send at the same moment.
  if (posting.body.includes("\u0000")) throw unstorable();
  const plain = posting.visibility === "public" && (posting.attachments?.length ?? 0) === 0;
  if (plain && !directHasListeners(services)) {
    const row = await sendsOf(services).send(token, posting);
    if (row.outcome !== "needs_rules") {
      const posted = accepted(services, posting.conversationId, row);
      if (posted.outcome === "posted") tell(services, posted.message, row.recipients ?? []);
      else tellAgain(services, posted.message);
      return posted;
    }
  }
  return withTx(services, { token }, async (tx) => {
    const kind = await kindOf(tx, posting.conversationId);
    const rules = services.modules.kindOf(services, kind);
    if (rules) return rules.post(tx, posting);
    if (kind !== "direct") throw notFound("This conversation");
    if (posting.visibility === "internal") throw forbidden("Notes are for the team's tickets.");
    return postMessage(tx, { ...posting, as: "person", perMinute: messagesPerMinute(services), rulesChecked: false });
  }, origin);
}

/** A reaction to direct messages needs its job in the same transaction, so the one-statement path stands back. */
function directHasListeners(services: Services): boolean {
  const sample = { conversationId: "", kind: "direct", seq: 0, messageId: "", authorId: "", authorPart: "member" as Message["authorPart"], visibility: "public" as const };
  return services.events.jobsFor(services, "message.posted", sample).length > 0;
}

/** As the database's own refusal reads (server/platform/http/problem.ts). */
function unstorable(): DomainError {
  return new DomainError({ code: "invalid", status: 422, title: "Please check what you wrote", detail: "Some part of this can't be stored. Remove unusual characters and try again." });
}
