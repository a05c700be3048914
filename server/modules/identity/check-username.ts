import { usernameFormProblem } from "../../../contract/username.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as account from "./account.queries.ts";
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

/**
 * What is left of a name when all that looks alike is one: `adm1n`, `ad_min`, `adrnin` and `a.d.m.i.n` are `admin` (written `admln`).
 * The database has the same rule for the names of the staff (identity_username_skeleton).
 */
export function usernameSkeleton(username: string): string {
  const letters: Record<string, string> = { "0": "o", "1": "l", i: "l", "3": "e", "4": "a", "5": "s", "7": "t" };
  return username.toLowerCase().replaceAll(/[._]/g, "").replaceAll("rn", "m").replaceAll("vv", "w").replaceAll(/[01i3457]/g, (letter) => letters[letter] ?? letter);
}
const reservedSkeletons = new Set([...reserved].map(usernameSkeleton));

/** Why a username can't be chosen by anybody, or null. */
export function usernameProblem(username: string): string | null {
  const form = usernameFormProblem(username);
  if (form) return form;
  if (!/[a-z]/.test(username)) return "Use at least one letter.";
  if (reservedSkeletons.has(usernameSkeleton(username))) return "This name is reserved. Choose another.";
  return null;
}

/** Nobody may pass for somebody on the staff. Who is on the staff may write their own name in another way. */
export async function imitationProblem(tx: Tx, username: string): Promise<string | null> {
  const [row] = await account.usernameImitates.run({ username }, tx);
  return row?.imitates ? "This name looks like that of somebody on the team. Choose another." : null;
}

/** ID-1: whether a username can be had, in any letter case. */
export async function usernameFree(tx: Tx, given: string): Promise<{ free: boolean; reason: string | null }> {
  const username = given.trim().toLowerCase();
  const problem = usernameProblem(username);
  if (problem) return { free: false, reason: problem };
  const [row] = await queries.usernameTaken.run({ username }, tx);
  const reason = row?.taken ? "This name is taken. Choose another." : await imitationProblem(tx, username);
  return { free: reason === null, reason };
}
