import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { emit } from "../../platform/events.ts";
import { mailWaitsSince } from "../../platform/mail/mail-waits.ts";
import type { Services } from "../../platform/services.ts";
import "./events.ts";
import * as queries from "./notification.queries.ts";

const markName = "mail-down";
/** A mail server that is busy for a moment is no news. */
const patience = 5 * 60_000;

/** AD-4 `channel_down`: says once that the mail server has taken nothing for five minutes, and once that it takes mail again. */
export async function watchMail(services: Services): Promise<void> {
  await withTx(services, { actor: systemActor }, async (tx) => {
    const since = await mailWaitsSince(tx);
    if (since === null) {
      const [was] = await queries.dropMark.run({ name: markName }, tx);
      if (was) await emit(tx, "channel.changed", { channel: "mail", state: "up", since: was.at.toISOString() });
    } else if (tx.now.getTime() - since.getTime() >= patience) {
      const [news] = await queries.makeMark.run({ name: markName, at: since }, tx);
      if (news) await emit(tx, "channel.changed", { channel: "mail", state: "down", since: since.toISOString() });
    }
  });
}
