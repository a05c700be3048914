import { api } from "../../../lib/api.ts";

const post = <T>(path: string, body: Record<string, unknown>) => api<T>("POST", `/api/auth/two-factor/${path}`, { body });

/** What an authenticator app needs: the address behind the QR code, and the same key for typing. */
export type Begun = { uri: string; secret: string };

/** First step of setting up: the key, which counts only after `confirmSecondFactor`. @throws ApiError 422 at `password` */
export function beginSecondFactor(password: string): Promise<Begun> {
  return post("enable", { password });
}

/** The app shows the right code: it counts from now on. @throws ApiError 422 at `code` */
export function confirmSecondFactor(code: string): Promise<{ recoveryCodes: string[] }> {
  return post("verify-totp", { code });
}

/** @throws ApiError 422 at `password` or `code`; 409 where it is required */
export function endSecondFactor(password: string, code: string): Promise<unknown> {
  return post("disable", { password, code });
}

/** New recovery codes; the old ones work no more. @throws ApiError 422 at `password` or `code` */
export function newRecoveryCodes(password: string, code: string): Promise<{ recoveryCodes: string[] }> {
  return post("generate-backup-codes", { password, code });
}
