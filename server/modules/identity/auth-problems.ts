import { conflict, DomainError, forbidden, invalid, notSignedIn, tooMany, type FieldProblem } from "../../platform/errors.ts";
import { signInAgain, wrongCode } from "./code-problems.ts";
import { usernameTaken } from "./username-taken.ts";

const field = (path: string, message: string) => () => invalid([{ path, message } satisfies FieldProblem]);
const wrongSignIn = () => new DomainError({
  code: "wrong-sign-in", status: 401, title: "Could not sign you in",
  detail: "The name and the password do not fit together. Check both; after several tries, wait a minute, or choose a new password.",
});
const deadLink = () => new DomainError({
  code: "link-invalid", status: 422, title: "This link does not work any more",
  detail: "This link was used already, or is more than an hour old. Ask for a new one.", fields: [{ path: "token", message: "Ask for a new link." }],
});

/** better-auth's codes → our refusals. What reveals whether an address has an account is not in here: no answer depends on it. */
const refusals: Record<string, () => DomainError> = {
  INVALID_EMAIL_OR_PASSWORD: wrongSignIn,
  INVALID_USERNAME_OR_PASSWORD: wrongSignIn,
  INVALID_USERNAME: wrongSignIn,
  DEACTIVATED: () => new DomainError({ code: "deactivated", status: 403, title: "This account is closed", detail: "This account was deactivated. If you think that this is wrong, write to the team." }),
  USERNAME_IS_ALREADY_TAKEN: usernameTaken,
  FAILED_TO_CREATE_USER: () => conflict("try-again", "Somebody else signed up with this address at the same moment. Try again."),
  INVALID_TOKEN: deadLink, TOKEN_EXPIRED: deadLink, USER_NOT_FOUND: deadLink,
  INVALID_PASSWORD: field("currentPassword", "This is not your password."),
  CREDENTIAL_ACCOUNT_NOT_FOUND: field("currentPassword", "This account has no password yet. Ask for a link to choose one."),
  EMAIL_MISMATCH: field("email", "Write your own address."),
  EMAIL_ALREADY_VERIFIED: () => conflict("already-verified", "Your address is confirmed already."),
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: signInAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: signInAgain,
  ACCOUNT_TEMPORARILY_LOCKED: () => tooMany(900, "There were too many wrong codes. Wait a quarter of an hour, then sign in again."),
  TOTP_ALREADY_ENABLED: () => conflict("second-factor-on", "Your second factor is set up already."),
  TOTP_NOT_ENABLED: () => conflict("no-second-factor", "No second factor is set up."),
  TWO_FACTOR_NOT_ENABLED: () => conflict("no-second-factor", "No second factor is set up."),
  BACKUP_CODES_NOT_ENABLED: () => conflict("no-second-factor", "No second factor is set up."),
  UNAUTHORIZED: notSignedIn,
  FAILED_TO_GET_SESSION: notSignedIn,
};

/** What better-auth's refusal means to people. Null when it is none of the expected: that is a fault of ours. */
export function authProblem(status: number, code: string | undefined): DomainError | null {
  const known = code === undefined ? undefined : refusals[code];
  if (known) return known();
  if (status === 401) return notSignedIn();
  if (status === 403) return forbidden();
  // Two used one recovery code at once: the other one has it.
  if (status === 409) return wrongCode();
  return null;
}
