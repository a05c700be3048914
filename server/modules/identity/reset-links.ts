import { createHash } from "node:crypto";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { actAsSystem } from "./act-as-system.ts";
import * as queries from "./session.queries.ts";

/** What better-auth puts before the token of a link to choose a new password. */
const prefix = "reset-password:";

/** How such a link is kept: a hash like all others, but one that says what it is, so that a person's can be found. */
export const resetLinkStorage = { [prefix]: { hash: async (identifier: string) => keptAs(identifier) } };

function keptAs(identifier: string): string {
  return prefix + createHash("sha256").update(identifier).digest("base64url");
}

/** ID-2: who opens a link that is dead learns it before they think of a password. It does not use the link up. @throws notFound when it was used, taken back or is too old */
export async function checkResetLink(tx: Tx, token: string): Promise<void> {
  await actAsSystem(tx);
  const [link] = await queries.openResetLink.run({ identifier: keptAs(prefix + token), now: tx.now }, tx);
  if (!link) throw notFound("This link");
}

/** ID-2: links that were mailed before a password was chosen must not choose another one after it. As the system actor. */
export async function dropResetLinks(tx: Tx, personId: string): Promise<void> {
  await queries.dropResetLinks.run({ prefix, personId }, tx);
}
