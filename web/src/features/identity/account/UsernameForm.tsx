import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { accountTexts } from "../../../texts/en/account.ts";
import { signUpStepsTexts } from "../../../texts/en/sign-up-steps.ts";
import { Button } from "../../../ui/Button.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../FormFailure.tsx";
import { UsernameField } from "../UsernameField.tsx";
import { useUsernameCheck } from "../use-username-check.ts";
import { useChangeMe } from "./use-change-me.ts";

const t = textsOf(accountTexts);
const words = textsOf(signUpStepsTexts);

/** The username, looked up as one types. */
export function UsernameForm({ me }: { me: Me }) {
  const own = me.person.username ?? "";
  const change = useChangeMe();
  const form = useForm({
    initial: { username: own },
    check: ({ username }) => ({ username: username.trim() === "" ? words("chooseAUsername") : check.state === "refused" ? (check.reason ?? "") : "" }),
    submit: async ({ username }) => {
      const after = await change({ username: username.trim().toLowerCase() });
      form.set("username", after.person.username ?? "");
      notify({ tone: "success", title: t("isSaved") });
    },
  });
  const changed = form.values.username.trim().toLowerCase() !== own;
  const check = useUsernameCheck(changed ? form.values.username : "");
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-3">
      <FormFailure form={form} />
      <UsernameField control={form.control("username")} check={check} {...(form.errors.username ? { error: form.errors.username } : {})} />
      {changed && (
        <>
          <p className="text-sm text-muted">{t("usernameWarning")}</p>
          <Button type="submit" loading={form.busy}>
            {t("save")}
          </Button>
        </>
      )}
    </form>
  );
}
