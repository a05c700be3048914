import { ApiError } from "./api-error.ts";
import { textsOf } from "./texts.ts";
import { errorsTexts } from "../texts/en/errors.ts";

const t = textsOf(errorsTexts);

function tooMuch(seconds: number): string {
  return seconds < 60 ? t("thatWasALot", { seconds }) : t("thatWasALotMinutes", { minutes: Math.ceil(seconds / 60) });
}

/**
 * One or two plain sentences for a person: what happened and what to do.
 *
 * @param error anything that was thrown
 */
export function describeError(error: unknown): string {
  if (!(error instanceof ApiError)) return t("somethingWentWrongOn");
  if (error.status === 429) {
    return tooMuch(error.retryAfter ?? 60);
  }
  // A wrong password answers 401 too, and says so itself.
  if (error.status === 401 && !error.type.endsWith("/wrong-sign-in")) return t("youHaveBeenSigned");
  if (error.status >= 500) return error.detail ?? t("theServerCouldNot");
  return error.detail ?? error.title;
}
