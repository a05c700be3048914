import "../../platform/mail/events.ts";
import { noteEvent, timelineOf } from "../conversations/index.ts";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { reaction } from "../../platform/events.ts";
import { mailsAbout } from "../../platform/mail/mails-about.ts";

/** CH-7: a mail that can't be delivered is shown to staff, in the timeline of what it was about. */
export const failedMailReaction = reaction({
  name: "channels.note-failed-mail", on: "mail.failed", when: ({ conversationId }) => conversationId !== null,
  run: ({ services }, { mailId, conversationId }) => withTx(services, { actor: systemActor }, async (tx) => {
    if (!conversationId) return;
    const mail = (await mailsAbout(tx, conversationId)).find(({ id }) => id === mailId);
    const noted = (await timelineOf(tx, conversationId)).some((event) => event.kind === "mail_failed" && event.data.mailId === mailId);
    if (mail && !noted) await noteEvent(tx, conversationId, "mail_failed", "internal", { mailId, template: mail.template, reason: mail.lastError ?? "" });
  }),
});
