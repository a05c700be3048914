import type { Form } from "../../../lib/use-form.ts";
import { AboutStep } from "./AboutStep.tsx";
import { PasswordStep } from "./PasswordStep.tsx";
import type { SignUpValues } from "./sign-up-draft.ts";
import type { Asked, Step } from "./sign-up-steps.ts";

export type LaterStepsProps = { step: Step; form: Form<SignUpValues>; asked: Asked; refusal: unknown };

/** What comes after the username: loaded while the username is typed. */
export default function LaterSteps({ step, form, asked, refusal }: LaterStepsProps) {
  return step === 2 ? <AboutStep form={form} asked={asked} refusal={refusal} /> : <PasswordStep form={form} />;
}
