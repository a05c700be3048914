import { useEffect, useRef } from "react";
import { clsx } from "clsx";
import { textsOf } from "../../../lib/texts.ts";
import { signUpStepsTexts } from "../../../texts/en/sign-up-steps.ts";
import { lastStep, type Step } from "./sign-up-steps.ts";

const t = textsOf(signUpStepsTexts);

const titles: Record<Step, () => string> = { 1: () => t("yourUsername"), 2: () => t("aboutYou"), 3: () => t("yourPassword") };
const steps: readonly Step[] = [1, 2, 3];

/** How far one has come. A new step has the focus, so that it is heard and the keyboard is in it. */
export function StepHead({ step }: { step: Step }) {
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    head.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [step]);
  return (
    <div className="space-y-2">
      <div className="flex gap-1.5" aria-hidden="true">
        {steps.map((one) => (
          <span key={one} className={clsx("h-1.5 flex-1 rounded-pill", one <= step ? "bg-brand" : "bg-subtle")} />
        ))}
      </div>
      <h2 ref={head} tabIndex={-1} className="flex flex-wrap items-baseline justify-between gap-x-3 rounded-sm outline-none">
        <span className="font-medium">{titles[step]()}</span>
        <span className="text-sm text-muted">{t("stepOf", { step, count: lastStep })}</span>
      </h2>
    </div>
  );
}
