import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import { usernamePattern } from "../../../contract/identity.ts";
import { cookiePrefix } from "../../platform/http/session-token.ts";
import { newId } from "../../platform/ids.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import type { Services } from "../../platform/services.ts";
import { authCalls } from "./auth-call.ts";
import { emailVerified, isDeactivated, passwordWasReset } from "./auth-events.ts";
import { mailExistingAccount, mailReset, mailVerification } from "./auth-mails.ts";
import { notingLoss } from "./auth-pool.ts";
import { banRefusal } from "./bans/ban-refusal.ts";
import { hashQueueOf } from "./hash-queue.ts";
import { passwordHashes } from "./password-hashes.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { resetLinkStorage } from "./reset-links.ts";
import { claimedNow, isStandIn } from "./unconfirmed.ts";

/** ID-2: links in mails work once and for this long, in seconds. */
const linkLife = 3600;
/** A session ends this many seconds after it was last renewed; `GET /api/auth/get-session` renews it once a day. */
const sessionLife = 60 * 86_400;
const singleUse = (token: string) => `verify-email:${token}`;

/**
 * Sign-in itself: sessions, passwords and links are better-auth's. Its models are our tables (migration 0002), reached as the
 * system actor. Limits, input checks, problems and audit are ours (auth-http.ts); per-request look-ups are the platform's.
 */
function makeAuth(services: Services) {
  const { config } = services;
  const hashes = hashQueueOf(services), passwords = passwordHashes(config);
  const times = { createdAt: "created_at", updatedAt: "updated_at" };
  const auth = betterAuth({
    appName: "Baraza",
    baseURL: pageUrl(services, ""),
    basePath: "/api/auth",
    secret: config.secret,
    database: notingLoss(services.authPool),
    plugins: [username({ displayUsername: false, usernameValidator: (name) => usernamePattern.test(name.toLowerCase()) }), secondFactorPlugin()],
    user: {
      modelName: "identity_people", fields: { ...times, emailVerified: "email_verified" },
      additionalFields: { claimedEmail: { type: "string", fieldName: "claimed_email", required: false, input: false, returned: false } },
    },
    session: {
      modelName: "identity_sessions", expiresIn: sessionLife, updateAge: 86_400,
      // "Fresh" sessions would make people sign in again to see where they are signed in.
      freshAge: 0,
      fields: { ...times, userId: "person_id", expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent" },
    },
    account: {
      modelName: "identity_accounts",
      fields: {
        ...times, userId: "person_id", accountId: "account_id", providerId: "provider_id", accessToken: "access_token", refreshToken: "refresh_token",
        idToken: "id_token", accessTokenExpiresAt: "access_token_expires_at", refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    // Links are kept as hashes: who reads the table can't use them.
    verification: { modelName: "identity_verifications", fields: { ...times, expiresAt: "expires_at" }, storeIdentifier: { default: "hashed", overrides: resetLinkStorage } },
    emailAndPassword: {
      enabled: true, minPasswordLength: 8, maxPasswordLength: 128,
      // With automatic sign-in the answer would tell whether the address has an account; without it, both answers look the same.
      autoSignIn: false,
      revokeSessionsOnPasswordReset: true, resetPasswordTokenExpiresIn: linkLife,
      password: {
        hash: (password) => { hashes.runs.inc(); return passwords.hash(password); },
        verify: (pair) => { hashes.runs.inc(); return passwords.verify(pair); },
      },
      sendResetPassword: ({ user, token }) => mailReset(services, user, token),
      onPasswordReset: ({ user }) => passwordWasReset(services, user),
    },
    emailVerification: {
      sendOnSignUp: true, expiresIn: linkLife,
      // The token is a signed statement that better-auth would accept again and again: this row makes it work once.
      sendVerificationEmail: async ({ user, token }) => {
        // A stand-in can't be confirmed: who has the typed address is told instead.
        if (isStandIn(user.email)) return mailExistingAccount(services, authCalls.getStore()?.claimed);
        const { internalAdapter } = await auth.$context;
        await internalAdapter.createVerificationValue({ identifier: singleUse(token), value: user.id, expiresAt: new Date(Date.now() + linkLife * 1000) });
        await mailVerification(services, user, token);
      },
      afterEmailVerification: (user) => emailVerified(services, user.id),
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== "/verify-email") return;
        const { token } = context.query as { token: string };
        if (!(await context.context.internalAdapter.consumeVerificationValue(singleUse(token)))) throw new APIError("UNAUTHORIZED", { code: "INVALID_TOKEN" });
      }),
    },
    databaseHooks: {
      // A stand-in and what its person typed are one row, written at once: neither is ever without the other (ID-2).
      user: { create: { before: async (user) => (isStandIn(user.email) ? { data: { claimedEmail: claimedNow() } } : undefined) } },
      session: {
        create: {
          before: async ({ userId }) => {
            if (await isDeactivated(services, userId)) throw new APIError("FORBIDDEN", { code: "DEACTIVATED" });
            const refusal = await banRefusal(services, userId);
            if (!refusal) return;
            const call = authCalls.getStore();
            if (call) Object.assign(call, { refusal, refusedId: userId });
            throw new APIError("FORBIDDEN", { code: refusal.code.toUpperCase() });
          },
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages name addresses; what matters reaches our log through auth-http.ts.
    logger: { disabled: true },
    onAPIError: { throw: true },
    advanced: {
      cookiePrefix, useSecureCookies: config.publicUrl?.startsWith("https:") ?? false,
      database: { generateId: newId, validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
      // The platform has refused foreign origins before this (server/platform/http/server.ts), and no address to return to is ever taken.
      disableOriginCheck: true, disableCSRFCheck: true,
    },
  });
  return auth;
}

/** ID-3: codes of an authenticator app, one step of 30 s early or late, and recovery codes. Limits and single use are ours (second-factor-paths.ts). */
function secondFactorPlugin() {
  return twoFactor({
    backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes },
    schema: {
      user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
      twoFactor: {
        modelName: "identity_second_factors",
        fields: { userId: "person_id", backupCodes: "recovery_codes", failedVerificationCount: "failed_count", lockedUntil: "locked_until" },
      },
    },
  });
}

/** Carries the client's address to better-auth. Set by us for every request, whatever the client sent. */
export const addressHeader = "x-baraza-address";

export type Auth = ReturnType<typeof makeAuth>;
const made = new WeakMap<Services, Auth>();

/** better-auth for this process. Made at the first use: the public address may be known only once the server listens. */
export function authOf(services: Services): Auth {
  let auth = made.get(services);
  if (!auth) {
    auth = makeAuth(services);
    made.set(services, auth);
  }
  return auth;
}

/** The hash to store for a new password. Waits its turn. */
export async function newPasswordHash(services: Services, password: string): Promise<string> {
  const { password: tool } = await authOf(services).$context;
  return hashQueueOf(services).run(() => tool.hash(password));
}

/** Whether a password is the one of a stored hash. Waits its turn. */
export async function passwordFits(services: Services, hash: string, password: string): Promise<boolean> {
  const { password: tool } = await authOf(services).$context;
  return hashQueueOf(services).run(() => tool.verify({ hash, password }));
}
