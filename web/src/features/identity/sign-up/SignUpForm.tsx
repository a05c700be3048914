import { lazy, Suspense, useEffect, useRef, useState, type ComponentType } from "react";
import { useLocation, useSearchParams } from "wouter";
import { ApiError, isPassing } from "../../../lib/api-error.ts";
import { api } from "../../../lib/api.ts";
import { fromServer, spokenLanguage, textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { signUpStepsTexts } from "../../../texts/en/sign-up-steps.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { signIn, signUp } from "../auth-api.ts";
import { FormFailure } from "../FormFailure.tsx";
import { placeGiven } from "../place-choice.ts";
import { SubmitButton } from "../SubmitButton.tsx";
import { useUsernameCheck } from "../use-username-check.ts";
import type { LaterStepsProps } from "./LaterSteps.tsx";
import { keepSignUp, readSignUp, type SignUpValues } from "./sign-up-draft.ts";
import { allowedStep, asFormRefusal, lastStep, problemsOf, stepOfRefusal, type Asked } from "./sign-up-steps.ts";
import { StepHead } from "./StepHead.tsx";
import { UsernameStep } from "./UsernameStep.tsx";

const t = textsOf(signUpStepsTexts);

const loadLater = () => import("./LaterSteps.tsx");
const LaterSteps = lazy<ComponentType<LaterStepsProps>>(() => loadLater().catch(() => ({ default: () => <ErrorState title={t("formNotLoaded")} onRetry={() => window.location.reload()} /> })));

function accountOf(values: SignUpValues, asked: Asked) {
  const place = asked.location === "off" ? undefined : placeGiven(values.place);
  const given = (field: "birthDate" | "gender" | "lookingFor") => (asked[field] === "off" || values[field] === "" ? {} : { [field]: values[field] });
  return {
    name: values.name.trim(), username: values.username.trim(), email: values.email.trim(), password: values.password, locale: spokenLanguage(),
    ...(place ? { location: place } : {}), ...given("birthDate"), ...given("gender"), ...given("lookingFor"),
  };
}

/** A name that can't be had is refused where it is chosen, not two steps later. What can't be asked now is asked at the end. */
async function refuseTaken(username: string): Promise<void> {
  const { free, reason } = await api<{ free: boolean; reason: string | null }>("GET", `/api/usernames/${encodeURIComponent(username.trim().toLowerCase())}`).catch((error: unknown) => {
    if (isPassing(error)) return { free: true, reason: null };
    throw error;
  });
  if (!free) throw new ApiError({ type: "refused", title: reason ?? "", status: 422, fields: { username: reason ? fromServer(reason) : t("chooseAUsername") } });
}

export type SignUpFormProps = {
  asked: Asked;
  /** Signed in: on. */
  onEnter: () => Promise<void>;
  /** The address had an account already, or there is a code to write: the mail says how to go on. */
  onMailed: (email: string) => void;
};

/** The three steps (ID-1). Which one is shown stands in the address, so the browser's own way back leads to the step before. */
export default function SignUpForm({ asked, onEnter, onMailed }: SignUpFormProps) {
  const [search] = useSearchParams();
  const [location, navigate] = useLocation();
  const [refusal, setRefusal] = useState<unknown>(null);
  const made = useRef(false);
  const goTo = (step: number, options?: { replace: boolean }) => {
    const next = new URLSearchParams(search);
    next.set("step", String(step));
    navigate(`${location}?${next.toString()}`, options);
  };
  const form = useForm<SignUpValues>({
    initial: readSignUp(),
    check: (values) => problemsOf(step, values, asked),
    submit: async (values) => {
      if (step === 1) await refuseTaken(values.username);
      if (step < lastStep) return goTo(step + 1);
      try {
        await signUp(accountOf(values, asked));
      } catch (error) {
        const refused = asFormRefusal(error);
        setRefusal(refused);
        const back = stepOfRefusal(refused);
        if (back !== null && back !== step) goTo(back);
        throw refused;
      }
      made.current = true;
      keepSignUp(null);
      try {
        const { needsCode } = await signIn(values.email, values.password);
        if (needsCode) onMailed(values.email.trim());
        else await onEnter();
      } catch (error) {
        // The address had an account already: its owner learns so by mail, and nobody else here.
        if (!(error instanceof ApiError)) throw error;
        onMailed(values.email.trim());
      }
    },
  });
  const { values } = form;
  const step = allowedStep(Number(search.get("step") ?? "1"), values, asked);
  const check = useUsernameCheck(values.username);
  useEffect(() => {
    if (!made.current) keepSignUp(values);
  }, [values]);
  useEffect(() => void loadLater().catch(() => undefined), []);
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
      <StepHead step={step} />
      <FormFailure form={form} />
      {step === 1 && <UsernameStep form={form} check={check} />}
      {step > 1 && (
        <Suspense fallback={<SkeletonText lines={6} />}>
          <LaterSteps step={step} form={form} asked={asked} refusal={refusal} />
        </Suspense>
      )}
      <div className="flex flex-row-reverse gap-3">
        <div className="flex-1">
          <SubmitButton form={form}>{step === lastStep ? t("makeMyAccount") : t("goOn")}</SubmitButton>
        </div>
        {step > 1 && (
          <Button size="lg" onClick={() => goTo(step - 1)}>
            {t("back")}
          </Button>
        )}
      </div>
    </form>
  );
}
