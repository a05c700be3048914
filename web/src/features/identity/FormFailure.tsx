import { useCountdown } from "../../lib/use-countdown.ts";
import { Banner } from "../../ui/Banner.tsx";
import type { Form } from "../../lib/use-form.ts";

/** What went wrong with a form as a whole; where the server asked to wait, the seconds run down. */
export function FormFailure<V extends Record<string, string>>({ form }: { form: Form<V> }) {
  const left = useCountdown(form.waitUntil);
  if (form.failureText === null) return null;
  if (form.waitUntil === null) return <Banner tone="danger">{form.failureText}</Banner>;
  // The seconds are not announced each time: only that there is a wait, and that it is over.
  return (
    <Banner tone="warning" title="Too many tries in a short time">
      {left > 0 ? (
        <>
          Nothing you typed is lost. You can try again in <span className="tabular-nums" aria-hidden="true">{left} s</span>
          <span className="sr-only">a moment</span>.
        </>
      ) : (
        "You can try again now."
      )}
    </Banner>
  );
}
