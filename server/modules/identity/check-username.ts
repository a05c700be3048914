import { usernamePattern } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./sign-in.queries.ts";

/** Names that would speak for the house, or that addresses and texts use as words. */
const reserved = new Set(`
  admin administrator root superadmin owner founder ceo staff team moderator mod operator agent support help helpdesk desk service customercare care
  baraza official system bot assistant robot security safety abuse report reports billing payments payment wallet refund refunds legal privacy terms
  api www web mail email smtp imap ftp postmaster hostmaster webmaster noreply mailer daemon status health metrics live
  account accounts settings setup login logout signin signup signout register verify reset password username profile me myself you
  everyone everybody all here channel nobody anybody someone anonymous guest visitor member members deleted unknown null undefined none true false
  new edit delete create search home index about contact info news
`.split(/\s+/).filter(Boolean));

/** `adm1n`, `ad_min` and `a.d.m.i.n` read as `admin`. */
function readsAs(username: string): string[] {
  const bare = username.replaceAll(/[._]/g, "");
  const letters: Record<string, string> = { "0": "o", "3": "e", "4": "a", "5": "s", "7": "t" };
  const folded = bare.replaceAll(/[03457]/g, (digit) => letters[digit] ?? digit);
  return [bare, folded.replaceAll("1", "i"), folded.replaceAll("1", "l")];
}

/** Why a username can't be chosen by anybody, or null. Only a–z, 0–9, `_` and `.` exist, so no other alphabet can imitate a name. */
export function usernameProblem(username: string): string | null {
  if (!usernamePattern.test(username)) return "Use 3–30 characters of a–z, 0–9, _ and .";
  if (!/[a-z]/.test(username)) return "Use at least one letter.";
  if (readsAs(username).some((name) => reserved.has(name))) return "This name is reserved. Choose another.";
  return null;
}

/** ID-1: whether a username can be had, in any letter case. */
export async function usernameFree(tx: Tx, given: string): Promise<{ free: boolean; reason: string | null }> {
  const username = given.trim().toLowerCase();
  const problem = usernameProblem(username);
  if (problem) return { free: false, reason: problem };
  const [row] = await queries.usernameTaken.run({ username }, tx);
  return row?.taken ? { free: false, reason: "This name is taken. Choose another." } : { free: true, reason: null };
}
