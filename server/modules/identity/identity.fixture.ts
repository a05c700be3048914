import { HttpClient, type HttpAnswer, type Json } from "../../test/http-client.ts";
import type { World } from "../../test/world.ts";

/** A password that nobody would guess first. */
export const goodPassword = "mango-bicycle-77";

/** The server as a visitor without cookies sees it. */
export const visitor = (world: World) => new HttpClient(world.running.address ?? "", undefined);

export interface NewAccount { name: string; email: string; username?: string; password: string }
export function accountOf(username: string): NewAccount & { username: string } {
  return { name: `${username} Test`, email: `${username}@example.org`, username, password: goodPassword };
}

export const signUp = (world: World, account: NewAccount): Promise<HttpAnswer<Json>> => visitor(world).post("/api/auth/sign-up/email", account);

/** Signs in, and gives a client with the session's cookie as a browser would send it back. */
export async function signIn(world: World, account: { email: string; password: string }): Promise<{ client: HttpClient; cookie: string; personId: string }> {
  const answer = await visitor(world).post("/api/auth/sign-in/email", { email: account.email, password: account.password });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const cookie = cookieOf(answer);
  return { client: new HttpClient(world.running.address ?? "", cookie), cookie, personId: String(answer.body.user?.id) };
}

/** `name=value` of the session cookie that an answer sets. */
export function cookieOf(answer: HttpAnswer<Json>): string {
  return answer.headers.getSetCookie().find((cookie) => cookie.includes("session_token="))?.split(";")[0] ?? "";
}

/** A member with a password, and signed in. */
export async function member(world: World, username: string): Promise<{ client: HttpClient; cookie: string; personId: string; account: NewAccount & { username: string } }> {
  const account = accountOf(username);
  const made = await signUp(world, account);
  if (made.status !== 200) throw new Error(`sign-up answered ${made.status}: ${JSON.stringify(made.body)}`);
  return { ...(await signIn(world, account)), account };
}

export interface QueuedMail { template: string; subject: string; body_text: string; person_id: string | null }

/** Mails in the outbox to an address, oldest first. */
export function mailsTo(world: World, address: string): Promise<QueuedMail[]> {
  return world.tx("system", async (tx) => (await tx.query<QueuedMail>("SELECT template, subject, body_text, person_id FROM mail_messages WHERE to_address = $1 ORDER BY created_at, id", [address])).rows);
}

/** The token of the newest mailed link of a kind. */
export async function mailedToken(world: World, address: string, template: string): Promise<string> {
  const mail = (await mailsTo(world, address)).findLast((m) => m.template === template);
  const found = /[?&]token=([^\s&>)]+)/.exec(mail?.body_text ?? "")?.[1];
  if (!found) throw new Error(`no ${template} mail with a link went to ${address}`);
  return decodeURIComponent(found);
}

export interface AuditRow { verb: string; actor_id: string | null; actor_kind: string; subject_id: string | null; before: Record<string, unknown> | null; after: Record<string, unknown> | null; address: string | null; request_id: string | null }

/** Audit rows of a verb, oldest first. */
export function auditRows(world: World, verb: string): Promise<AuditRow[]> {
  return world.tx("system", async (tx) => (await tx.query<AuditRow>("SELECT verb, actor_id, actor_kind, subject_id, before, after, address, request_id FROM audit_entries WHERE verb = $1 ORDER BY at, id", [verb])).rows);
}

/** How many password hashes the server has made or checked so far. */
export async function hashRuns(world: World): Promise<number> {
  const text = String((await visitor(world).get<unknown>("/metrics")).body);
  return Number(/^baraza_password_hashes_total (\d+)/m.exec(text)?.[1] ?? "0");
}

/** Moves the end of all links into the past. better-auth reads the computer's clock, which tests can't move. */
export async function expireLinks(world: World): Promise<void> {
  await world.tx("system", (tx) => tx.query("UPDATE identity_verifications SET expires_at = now() - interval '1 second'", []));
}
