import type { z } from "zod";
import type { accountEndpoints, Demand } from "../../../../../contract/account.ts";
import { ApiError } from "../../../lib/api-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { signUpStepsTexts } from "../../../texts/en/sign-up-steps.ts";
import { checkEmail, checkNewPassword } from "../check-fields.ts";
import type { SignUpValues } from "./sign-up-draft.ts";

const t = textsOf(signUpStepsTexts);

/** What this instance asks for (ID-1). */
export type Asked = z.infer<typeof accountEndpoints.signUpForm.output>;
export type Step = 1 | 2 | 3;
export const lastStep: Step = 3;

const fieldsOf: Record<Step, readonly (keyof SignUpValues)[]> = {
  1: ["username"],
  2: ["name", "email", "place", "birthDate", "gender", "lookingFor"],
  3: ["password"],
};

type Found = Partial<Record<keyof SignUpValues, string>>;

function birthDateProblem(day: string, asked: Asked): string {
  if (day === "" && asked.birthDate === "required") return t("writeYourBirthDate");
  if (day === "" || asked.birthDate === "off") return "";
  if (day < asked.earliestBirthDate) return t("bornTooEarly");
  if (day <= asked.latestBirthDate) return "";
  return asked.minimumAge === null ? t("bornInTheFuture") : t("bornTooLate", { age: asked.minimumAge });
}

/** What is plainly wrong in a step, by field. The server checks all of it again. */
export function problemsOf(step: Step, values: SignUpValues, asked: Asked): Found {
  if (step === 1) return { username: values.username.trim() === "" ? t("chooseAUsername") : "" };
  if (step === 3) return { password: checkNewPassword(values.password) };
  const missing = (demand: Demand, value: string, text: string) => (demand === "required" && value === "" ? text : "");
  return {
    name: values.name.trim() === "" ? t("writeAName") : "",
    email: checkEmail(values.email),
    place: missing(asked.location, values.place, t("chooseAPlace")),
    birthDate: birthDateProblem(values.birthDate, asked),
    gender: missing(asked.gender, values.gender, t("chooseOne")),
    lookingFor: missing(asked.lookingFor, values.lookingFor, t("chooseOne")),
  };
}

const isWell = (found: Found) => Object.values(found).every((text) => !text);

/** The step to show when one was asked for: never one whose forerunners are not filled in. */
export function allowedStep(wanted: number, values: SignUpValues, asked: Asked): Step {
  if (!(wanted >= 2) || !isWell(problemsOf(1, values, asked))) return 1;
  return wanted < 3 || !isWell(problemsOf(2, values, asked)) ? 2 : 3;
}

/** The server's refusal in the words of the form: its `location` is our `place`, and one too young is a matter of the birth date. */
export function asFormRefusal(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const { location, ...fields } = error.fields;
  const own: Record<string, string> = { ...fields, ...(location ? { place: location } : {}) };
  if (error.type.endsWith("/adults-only")) own.birthDate ??= error.detail ?? error.title;
  if (error.type.endsWith("/username-taken")) own.username = t("takenMeanwhile");
  const { type, title, status, detail, requestId, retryAfter, extra } = error;
  return new ApiError({ type, title, status, fields: own, extra, ...(detail ? { detail } : {}), ...(requestId ? { requestId } : {}), ...(retryAfter === undefined ? {} : { retryAfter }) });
}

/** The first step with a field that the server refused; null when it is about none of them. */
export function stepOfRefusal(error: unknown): Step | null {
  if (!(error instanceof ApiError)) return null;
  const steps: readonly Step[] = [1, 2, 3];
  return steps.find((step) => fieldsOf[step].some((field) => field in error.fields)) ?? null;
}
