import type { Browser, BrowserContext, Page } from "@playwright/test";
import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Role } from "../../contract/permissions.ts";
import { signedSessionCookie } from "../../server/platform/http/session-token.ts";
import { newId } from "../../server/platform/ids.ts";
import { TEST_SECRET } from "../../server/test/database/secret.ts";
import type { Instance } from "./server.ts";

export interface Actor { id: string; name: string; username: string; email: string; cookie: string }

/** Puts a person with a session straight into the database: for stories that are about something else than signing in. */
export async function addPerson(instance: Instance, name: string, roles: readonly Role[] = []): Promise<Actor> {
  const id = newId(), token = randomBytes(24).toString("base64url");
  const username = name.toLowerCase().replace(/[^a-z]+/g, "_");
  const email = `${username}@example.com`;
  await withOwner(instance, async (owner) => {
    await owner.query("INSERT INTO identity_people (id, name, email, email_verified, username) VALUES ($1, $2, $3, true, $4)", [id, name, email, username]);
    await owner.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ($1, $2, now() + interval '1 day')", [token, id]);
    for (const role of roles) await owner.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, $2, now())", [id, role]);
  });
  return { id, name, username, email, cookie: signedSessionCookie(token, TEST_SECRET) };
}

/** Work on the database as its owner. */
export async function withOwner<T>(instance: Instance, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: instance.ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** A browser of its own for somebody, signed in. */
export async function browserOf(browser: Browser, instance: Instance, who: Actor, options: Parameters<Browser["newContext"]>[0] = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: instance.url, ...options });
  await signIn(context, instance, who);
  return { context, page: await context.newPage() };
}

/** Gives a browser the session of a person. */
export async function signIn(context: BrowserContext, instance: Instance, who: Actor): Promise<void> {
  const at = who.cookie.indexOf("=");
  await context.addCookies([{ name: who.cookie.slice(0, at), value: who.cookie.slice(at + 1), url: instance.url, httpOnly: true, sameSite: "Lax" }]);
}

/** The API as a person. @throws Error with the refusal */
export async function call<T = Record<string, unknown>>(instance: Instance, who: Actor, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(instance.url + path, { method, headers: { cookie: who.cookie, ...(body ? { "content-type": "application/json" } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text ? JSON.parse(text) : {}) as T;
}
