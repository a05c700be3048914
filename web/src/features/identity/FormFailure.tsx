import { ApiError } from "../../lib/api-error.ts";
import { formatTime } from "../../lib/format.ts";
import { useCountdown } from "../../lib/use-countdown.ts";
import type { Form } from "../../lib/use-form.ts";
import { Banner } from "../../ui/Banner.tsx";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(identityTexts);

/** Seconds that are counted down; a longer wait says until when. */
export const countedDown = 120;

/** What went wrong with a form as a whole; where the server asked to wait, for how long. */
export function FormFailure<V extends Record<string, string>>({ form }: { form: Form<V> }) {
  const { failure, failureText, waitUntil } = form;
  const left = useCountdown(waitUntil);
  if (failureText === null) return null;
  if (waitUntil === null || !(failure instanceof ApiError)) return <Banner tone="danger">{failureText}</Banner>;
  return (
    <Banner tone="warning" title={failure.title}>
      {left > countedDown && (
        <>
          {t("youCanTryAgain", { detail: failure.detail ?? "", time: formatTime(waitUntil) })}
        </>
      )}
      {/* Not announced each second: only that there is a wait, and that it is over. */}
      {left > 0 && left <= countedDown && (
        <>
          <Rich text={t.parts("nothingYouTypedIs", { left })} parts={{ span: <span className="tabular-nums" aria-hidden="true" />, span2: <span className="sr-only" /> }} />
        </>
      )}
      {left === 0 && t("youCanTryAgainNow")}
    </Banner>
  );
}
