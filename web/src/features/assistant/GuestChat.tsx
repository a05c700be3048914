import { Bot } from "lucide-react";
import { Link } from "wouter";
import { useTitle } from "../../lib/brand.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { Field } from "../../ui/Field.tsx";
import { Textarea } from "../../ui/Textarea.tsx";
import { signInPath } from "../identity/next-path.ts";
import { guestDraft } from "./guest-draft.ts";
import { textsOf } from "../../lib/texts.ts";
import { assistantTexts } from "../../texts/en/assistant.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(assistantTexts);

/** The help window for people who are not signed in: why that is needed, and a place for the question meanwhile. */
export default function GuestChat() {
  useTitle(t("askForHelp"));
  const { text, setText } = useDraft(guestDraft);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-xl px-4 py-8 sm:py-14">
        <span className="grid size-12 place-items-center rounded-pill bg-brand-soft text-on-brand-soft">
          <Bot className="size-6" aria-hidden="true" />
        </span>
        <h1 className="pt-4 text-2xl font-semibold tracking-tight">{t("askForHelp")}</h1>
        <p className="pt-2 text-pretty text-muted">
          {t("theHelpAssistantIs")}
        </p>
        <div className="space-y-4 pt-6">
          <Field label={t("whatIsWrong")} hint={t("itIsKeptWhile")}>
            <Textarea rows={4} maxLength={4_000} value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            <Link href={signInPath("/chat")} className={buttonClass({ variant: "primary", size: "lg" })}>
              {t("signInToAsk")}
            </Link>
            <Link href={signInPath("/chat", "/sign-up")} className={buttonClass({ size: "lg" })}>
              {t("makeAnAccount")}
            </Link>
          </div>
        </div>
        <p className="pt-8 text-sm text-muted">
          <Rich text={t.parts("onlyLookingSomethingUp")} parts={{ link: <Link href="/help" className="font-medium text-brand-text underline underline-offset-2" /> }} />
        </p>
      </div>
    </div>
  );
}
