import { api } from "../../lib/api.ts";

/** The paths of better-auth that members use. Each refuses with problem details like the rest of the API. */
const post = (path: string, body: Record<string, unknown>) => api("POST", `/api/auth/${path}`, { body });

/** Signs in by email address, or by username where there is no "@". @throws ApiError 401 whatever of the two was wrong; 429 */
export function signIn(name: string, password: string): Promise<unknown> {
  const typed = name.trim();
  return typed.includes("@") ? post("sign-in/email", { email: typed, password }) : post("sign-in/username", { username: typed, password });
}

export type NewAccount = { name: string; username: string; email: string; password: string };

/** Makes an account. An address that has one already gets the same answer, and a mail that says so. */
export function signUp(account: NewAccount): Promise<unknown> {
  return post("sign-up/email", account);
}

/** Has a link to choose a new password mailed, if the address has an account. */
export function askForReset(email: string): Promise<unknown> {
  return post("request-password-reset", { email: email.trim() });
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
