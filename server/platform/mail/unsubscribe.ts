import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import type { Services } from "../services.ts";
import * as queries from "./stops.queries.ts";
import { mailOfUnsubscribe } from "./unsubscribe-link.ts";

/** What an unsubscribe link is about. */
export interface UnsubscribeOffer {
  /** The mail that it came in. */
  subject: string;
  stopped: boolean;
}

/** Who holds the link may see what it stops. Null: not a link of ours, or its mail is gone. */
export async function showUnsubscribe(services: Services, token: string): Promise<UnsubscribeOffer | null> {
  return changeStop(services, token, "look");
}

/** Stores the choice, or takes it back. Doing it twice changes nothing. */
export async function changeStop(services: Services, token: string, change: "look" | "stop" | "lift"): Promise<UnsubscribeOffer | null> {
  const id = mailOfUnsubscribe(services.config.secret, token);
  if (!id) return null;
  // Mail programs call without a session; the signature says that the caller got the mail.
  return withTx(services, { actor: systemActor }, async (tx) => {
    const [mail] = await queries.mailOfLink.run({ id }, tx);
    if (!mail?.list) return null;
    const key = { address: mail.toAddress.toLowerCase(), list: mail.list };
    if (change === "stop") await queries.stopMails.run({ ...key, now: tx.now }, tx);
    if (change === "lift") await queries.liftStop.run({ ...key, now: tx.now }, tx);
    const [row] = await queries.mailWanted.run(key, tx);
    return { subject: mail.subject, stopped: row?.wanted === false };
  });
}
