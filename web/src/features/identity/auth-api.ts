import type { PlaceGiven } from "../../../../contract/account.ts";
import { api } from "../../lib/api.ts";

/** The paths of better-auth that members use. Each refuses with problem details like the rest of the API. */
const post = <T = unknown>(path: string, body: Record<string, unknown>) => api<T>("POST", `/api/auth/${path}`, { body });

/** The password was right; `needsCode`: nobody is signed in until a code of the second factor was right too (ID-3). */
export type SignInAnswer = { needsCode: boolean };

/** Signs in by email address, or by username where there is no "@". @throws ApiError 401 whatever of the two was wrong; 403 banned; 429 */
export async function signIn(name: string, password: string): Promise<SignInAnswer> {
  const typed = name.trim();
  const who = typed.includes("@") ? { path: "sign-in/email", email: typed } : { path: "sign-in/username", username: typed };
  const { path, ...named } = who;
  const answer = await post<{ needsCode?: boolean }>(path, { ...named, password });
  return { needsCode: answer.needsCode === true };
}

/** The second half of signing in: a code of the app, or a recovery code. @throws ApiError 422 at `code`; 401 `sign-in-again`; 429 */
export function sendCode(kind: "app" | "recovery", code: string): Promise<unknown> {
  return post(kind === "app" ? "two-factor/verify-totp" : "two-factor/verify-backup-code", { code });
}

export type NewAccount = {
  name: string; username: string; email: string; password: string;
  location?: PlaceGiven; birthDate?: string; gender?: string; lookingFor?: string; locale?: string;
};

/** Makes an account. An address that has one already gets the same answer, and a mail that says so. */
export function signUp(account: NewAccount): Promise<unknown> {
  return post("sign-up/email", account);
}

/** Has a link to choose a new password mailed, if the address has an account. */
export function askForReset(email: string): Promise<unknown> {
  return post("request-password-reset", { email: email.trim() });
}

/** @throws ApiError 404 when the link does not work any more */
export function checkResetLink(token: string, signal: AbortSignal): Promise<unknown> {
  return api("GET", `/api/reset-links/${encodeURIComponent(token)}`, { signal });
}

export function resetPassword(token: string, newPassword: string): Promise<unknown> {
  return post("reset-password", { token, newPassword });
}

/** Ends all other sessions as well (ID-4). */
export function changePassword(currentPassword: string, newPassword: string): Promise<unknown> {
  return post("change-password", { currentPassword, newPassword });
}

export function sendVerification(email: string): Promise<unknown> {
  return post("send-verification-email", { email });
}

/** Signs one other device out. */
export function endSession(id: string): Promise<unknown> {
  return post("revoke-session", { id });
}

export function endOtherSessions(): Promise<unknown> {
  return post("revoke-other-sessions", {});
}

/** Makes the first super admin (ID-6). */
export function setUp(first: { name: string; email: string; password: string; token: string }): Promise<unknown> {
  return api("POST", "/api/setup", { body: first });
}

const verified = new Map<string, Promise<unknown>>();

/** Uses a link of a mail. It works once, so asking twice for the same one gives the first answer. */
export function verifyEmail(token: string): Promise<unknown> {
  const known = verified.get(token) ?? api("GET", "/api/auth/verify-email", { query: { token } });
  verified.set(token, known);
  return known;
}
