import { Check, CheckCheck, CircleAlert, Clock3, CloudOff } from "lucide-react";
import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { talkTexts } from "../texts/en/talk.ts";

const t = textsOf(talkTexts);

/** How far an own message has come (CV-5). */
export type MessageState = "sending" | "waiting" | "sent" | "delivered" | "read" | "failed";

const icons = { sending: Clock3, waiting: CloudOff, sent: Check, delivered: CheckCheck, read: CheckCheck };

/** The state of an own message in a word and a mark; a failed one can be sent again, with the same id. */
export function MessageStatus({ state, onRetry }: { state: MessageState; onRetry?: () => void }) {
  if (state === "failed") {
    return (
      <span role="alert" className="inline-flex items-center gap-1.5 text-xs text-danger">
        <CircleAlert className="size-3.5" aria-hidden="true" />
        {t("notSent")}
        {onRetry && (
          <button type="button" className="rounded-sm font-medium underline underline-offset-2 touch:min-h-11 touch:px-2" onClick={onRetry}>
            {t("tryAgain")}
          </button>
        )}
      </span>
    );
  }
  const Icon = icons[state];
  return (
    <span className={clsx("inline-flex items-center gap-1 text-xs", state === "read" ? "text-brand-text" : "text-muted")}>
      <Icon className="size-3.5" aria-hidden="true" />
      {t(state)}
    </span>
  );
}
