import type { Tx } from "../../../platform/db/tx.ts";
import { keptPieces } from "./kept-likeness.ts";
import { piecesOf, saidOf } from "./likeness.ts";
import * as queries from "./surge.queries.ts";

/** ID-13: what marks a surge keeps no word, and no piece of one, that only this person wrote. Once more changes nothing. */
export async function forgetSurgeWordsOf(tx: Tx, personId: string): Promise<void> {
  await queries.forgetTextsOf.run({ personId }, tx);
  for (const surge of await queries.lockSurgesOf.run({ personId }, tx)) await keepWords(tx, surge, personId);
}

/** After reports were taken out of a surge: what marks it is what the others say. */
export async function keepWordsOfRest(tx: Tx, surgeId: string): Promise<void> {
  for (const surge of await queries.lockWords.run({ id: surgeId }, tx)) await keepWords(tx, surge, null);
}

async function keepWords(tx: Tx, surge: queries.LockWordsResult, without: string | null): Promise<void> {
  const said = (await queries.reportsOf.run({ surgeId: surge.id, without }, tx)).map(({ subject, body }) => saidOf(subject, body ?? ""));
  const words = new Set(said.flatMap((one) => one.split(" "))), pieces = new Set(said.flatMap((one) => [...piecesOf(one)]));
  await queries.keepWords.run({ id: surge.id, words: surge.words.filter((word) => words.has(word)), likeness: keptPieces(surge.likeness, pieces) }, tx);
}
