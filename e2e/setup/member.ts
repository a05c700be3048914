import { expect, type BrowserContext } from "@playwright/test";
import { withOwner } from "./cast.ts";
import type { Instance } from "./server.ts";

/** The password of `member`. */
export const password = "mbuyu-na-twiga-7";

/** A member who has a password and whose address is confirmed, signed in. */
export async function member(context: BrowserContext, instance: Instance): Promise<{ id: string }> {
  const headers = { origin: instance.url };
  await context.request.post("/api/auth/sign-up/email", { data: { name: "Amina Yusuf", username: "amina", email: "amina@example.com", password }, headers });
  await withOwner(instance, (owner) => owner.query("UPDATE identity_people SET email_verified = true"));
  expect((await context.request.post("/api/auth/sign-in/email", { data: { email: "amina@example.com", password }, headers })).status()).toBe(200);
  const me = (await (await context.request.get("/api/me")).json()) as { person: { id: string } };
  return me.person;
}
