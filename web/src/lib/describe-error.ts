import { ApiError } from "./api-error.ts";

function waitingTime(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

/**
 * One or two plain sentences for a person: what happened and what to do.
 *
 * @param error anything that was thrown
 */
export function describeError(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something went wrong on this page. Try again.";
  if (error.status === 429) {
    return `That was a lot at once. Try again in ${waitingTime(error.retryAfter ?? 60)}.`;
  }
  // A wrong password answers 401 too, and says so itself.
  if (error.status === 401 && !error.type.endsWith("/wrong-sign-in")) return "You have been signed out. Sign in again to go on.";
  if (error.status >= 500) return error.detail ?? "The server could not do this just now. Try again in a moment.";
  return error.detail ?? error.title;
}
