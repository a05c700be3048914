import type { Signature } from "../../../../contract/desk-signature.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import * as queries from "./signature.queries.ts";

/** What stands under somebody's public answers in mails; null for none. The web shows their name and picture instead. */
export async function signatureOf(tx: Tx, personId: string): Promise<string | null> {
  return (await queries.signatureOf.run({ personId }, tx))[0]?.words ?? null;
}

/** Changes the caller's own signature; empty words are none. Mails that went out stay as they are. */
export async function changeSignature(tx: Tx, personId: string, { words }: Signature): Promise<Signature> {
  if (words === "") await queries.forgetSignatureOf.run({ personId }, tx);
  else await queries.saveSignature.run({ words, now: tx.now }, tx);
  // Its words are the person's own: the log says only that they changed.
  await audit(tx, { verb: "signature.changed", subjectKind: "person", subjectId: personId, after: { length: words.length } });
  return { words };
}
