import { ApiError } from "../../lib/api-error.ts";
import { describeError } from "../../lib/describe-error.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";

const t = textsOf(notificationsTexts);

/** Why push could not be set up: the server's words, or that the browser's own service is to blame. */
export function pushFailure(error: unknown): string {
  return t("pushFailed", { error: error instanceof ApiError ? describeError(error) : t("pushFailedPlain") });
}
