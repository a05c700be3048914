import { useState } from "react";
import { textsOf } from "../../lib/texts.ts";
import { useForm, type Form } from "../../lib/use-form.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import type { SignInAnswer } from "./auth-api.ts";

const t = textsOf(identityTexts);

export type SignIn = {
  form: Form<{ name: string; password: string }>;
  /** Whether name and password were right and the code of a second factor is wanted now. */
  codeAsked: boolean;
  /** Why the password is asked for again, in a sentence. */
  again: string | null;
  /** Back from the code to name and password. */
  onAgain: (why: string | null) => void;
};

/**
 * Signing in by email or username, with the step of the code between (ID-3): the same for members and for staff.
 *
 * @param enter signs in, and goes on unless a code is asked for. @throws ApiError
 * @param draftKey keeps the name through a reload under this name
 */
export function useSignIn(enter: (name: string, password: string) => Promise<SignInAnswer>, draftKey?: string): SignIn {
  const [codeAsked, setCodeAsked] = useState(false);
  const [again, setAgain] = useState<string | null>(null);
  const form = useForm({
    initial: { name: "", password: "" },
    ...(draftKey === undefined ? {} : { draftKey }),
    secret: ["password"],
    check: ({ name, password }) => ({
      name: name.trim() === "" ? t("writeYourEmailAddressOr") : "",
      password: password === "" ? t("writeYourPassword") : "",
    }),
    submit: async ({ name, password }) => {
      setAgain(null);
      const { needsCode } = await enter(name, password);
      if (!needsCode) return;
      form.set("password", "");
      setCodeAsked(true);
    },
  });
  const onAgain = (why: string | null) => {
    setAgain(why);
    setCodeAsked(false);
  };
  return { form, codeAsked, again, onAgain };
}
