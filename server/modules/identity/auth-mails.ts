import { systemActor } from "../../platform/actor.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import { sendMail, type MailDraft } from "../../platform/mail/send-mail.ts";
import type { Services } from "../../platform/services.ts";
import * as queries from "./sign-in.queries.ts";

interface Addressee { id: string; name: string; email: string }

/** ID-2: "is this address yours?" */
export function mailVerification(services: Services, person: Addressee, token: string): Promise<void> {
  return mail(services, person, {
    template: "identity-verify", subject: "Confirm your email address",
    paragraphs: [`Hello ${person.name},`, "Confirm that this address is yours. The link works once, for one hour."],
    action: { label: "Confirm my address", url: link(services, "/verify", token) },
    footer: "You did not make an account? Then do nothing: the address stays unconfirmed.",
  });
}

/** ID-2: the way back in. */
export function mailReset(services: Services, person: Addressee, token: string): Promise<void> {
  return mail(services, person, {
    template: "identity-reset", subject: "Choose a new password",
    paragraphs: [`Hello ${person.name},`, "Somebody asked for a new password for your account. The link works once, for one hour. Using it signs you out everywhere else."],
    action: { label: "Choose a new password", url: link(services, "/reset", token) },
    footer: "It was not you? Then do nothing: your password stays as it is.",
  });
}

/** Tells the owner, and nobody else, that the address already has an account. */
export function mailExistingAccount(services: Services, person: Addressee): Promise<void> {
  return mail(services, person, {
    template: "identity-sign-up-again", subject: "Somebody tried to sign up with your address",
    paragraphs: [`Hello ${person.name},`, "Somebody tried to make an account with your address. You already have one, so nothing was changed. If it was you, sign in, or choose a new password if you forgot yours."],
    action: { label: "Sign in", url: pageUrl(services, "/sign-in") },
    footer: "It was not you? Then you need to do nothing.",
  });
}

/** ID-3: what happened to a second factor. */
const secondFactorMails = {
  off: { subject: "Your second factor was turned off", text: "Signing in to your account now takes only your password." },
  reset: { subject: "Your second factor was taken away", text: "The team took the second factor off your account and signed you out everywhere. Sign in with your password, then set up a new one." },
  "recovery-code-used": { subject: "A recovery code was used", text: "Somebody signed in to your account with your password and a recovery code. That code is used up." },
} as const;

/** Tells the owner, who would want to know if it was somebody else. The transaction is the system's. */
export async function mailSecondFactor(tx: Tx, personId: string, what: keyof typeof secondFactorMails): Promise<void> {
  const [person] = await queries.findById.run({ id: personId }, tx);
  if (!person) return;
  const { subject, text } = secondFactorMails[what];
  await sendMail(tx, {
    template: `identity-second-factor-${what}`, subject, paragraphs: [`Hello ${person.name},`, text], to: { address: person.email, name: person.name }, personId,
    action: { label: "Look at my account", url: pageUrl(tx.services, "/account") },
    footer: "It was not you? Choose a new password at once, and write to the team.",
  });
}

function link(services: Services, path: string, token: string): string {
  return pageUrl(services, `${path}?token=${encodeURIComponent(token)}`);
}

async function mail(services: Services, person: Addressee, draft: Omit<MailDraft, "to" | "personId" | "optional">): Promise<void> {
  await withTx(services, { actor: systemActor }, (tx) => sendMail(tx, { ...draft, to: { address: person.email, name: person.name }, personId: person.id }));
}
