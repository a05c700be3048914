import type { ReactNode } from "react";
import { useCountdown } from "../../lib/use-countdown.ts";
import type { Form } from "../../lib/use-form.ts";
import { Button, type ButtonProps } from "../../ui/Button.tsx";
import { countedDown } from "./FormFailure.tsx";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";

const t = textsOf(identityTexts);

export type SubmitButtonProps<V extends Record<string, string>> = Pick<ButtonProps, "size" | "block"> & { form: Form<V>; children: ReactNode };

/** The button of a form; rests while the server wants no further try. */
export function SubmitButton<V extends Record<string, string>>({ form, children, size = "lg", block = true }: SubmitButtonProps<V>) {
  const left = useCountdown(form.waitUntil);
  return (
    <Button type="submit" variant="primary" size={size} block={block} loading={form.busy} disabled={left > 0}>
      {left > 0 && left <= countedDown ? t("waitS", { left }) : children}
    </Button>
  );
}
