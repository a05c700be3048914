import { textsOf } from "../../../lib/texts.ts";
import type { Form } from "../../../lib/use-form.ts";
import { signUpStepsTexts } from "../../../texts/en/sign-up-steps.ts";
import { Button } from "../../../ui/Button.tsx";
import { UsernameField } from "../UsernameField.tsx";
import type { UsernameCheck } from "../use-username-check.ts";
import type { SignUpValues } from "./sign-up-draft.ts";
import { useUsernameIdeas } from "./use-username-ideas.ts";

const t = textsOf(signUpStepsTexts);

/** Step 1: a username that can be had; for one that can't, some that can. */
export function UsernameStep({ form, check }: { form: Form<SignUpValues>; check: UsernameCheck }) {
  const { ideas, isLooking } = useUsernameIdeas(form.values.username, check);
  return (
    <div className="space-y-3">
      <UsernameField control={form.control("username")} check={check} {...(form.errors.username ? { error: form.errors.username } : {})} />
      <div aria-live="polite" className={ideas.length > 0 || isLooking ? "space-y-2" : "sr-only"}>
        {isLooking && ideas.length === 0 && <p className="text-sm text-muted">{t("lookingForFreeNames")}</p>}
        {ideas.length > 0 && (
          <>
            <p className="text-sm text-muted">{t("perhaps")}</p>
            <div className="flex flex-wrap gap-2">
              {ideas.map((idea) => (
                <Button key={idea} size="sm" onClick={() => form.set("username", idea)}>
                  {idea}
                </Button>
              ))}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
