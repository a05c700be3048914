import type { ReactNode } from "react";
import { useCountdown } from "../../lib/use-countdown.ts";
import type { Form } from "../../lib/use-form.ts";
import { Button } from "../../ui/Button.tsx";

/** The button of a form; rests while the server wants no further try. */
export function SubmitButton<V extends Record<string, string>>({ form, children }: { form: Form<V>; children: ReactNode }) {
  const left = useCountdown(form.waitUntil);
  return (
    <Button type="submit" variant="primary" size="lg" block loading={form.busy} disabled={left > 0}>
      {left > 0 ? `Wait ${left} s` : children}
    </Button>
  );
}
