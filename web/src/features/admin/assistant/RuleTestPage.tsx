import { useState, type ReactNode } from "react";
import { Link } from "wouter";
import type { RuleVerdict } from "../../../../../contract/assistant.ts";
import { api, ApiError } from "../../../lib/api.ts";
import { useForm } from "../../../lib/use-form.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { useEdits } from "../settings/settings-edits.ts";
import { AssistantNav } from "./AssistantNav.tsx";
import { Verdict } from "./Verdict.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpTexts } from "../../../texts/en/admin-help.ts";
import { Rich } from "../../../ui/Rich.tsx";

const t = textsOf(adminHelpTexts);

const link = "font-medium text-brand-text underline underline-offset-2";

function ToChat({ children }: { children?: ReactNode }) {
  return (
    <a href="/chat" target="_blank" rel="noopener" className={link}>
      {children}
    </a>
  );
}

/** The edited rules; refused in words when they are no JSON. */
function readRules(edited: string): unknown {
  try {
    return JSON.parse(edited);
  } catch {
    throw new ApiError({ type: "unreadable", title: t("theEditedRulesAre"), status: 422, detail: t("theEditedRulesAreNot") });
  }
}

/** A refusal about the rules names the place in them; one about the sentence stays at its field. */
function asRuleProblems(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const problems = Object.entries(error.fields).filter(([path]) => path.startsWith("rules"));
  if (problems.length === 0) return error;
  const [[path, message] = ["", ""]] = problems;
  const about = { place: path.replace(/^rules\.?/, ""), message };
  return new ApiError({ type: error.type, title: error.title, status: error.status, detail: problems.length > 1 ? t("theEditedRulesCantMore", { ...about, count: problems.length - 1 }) : t("theEditedRulesCant", about) });
}

function TestBox() {
  const edited = useEdits()["assistant.issueRules"];
  const [useEdited, setUseEdited] = useState(true);
  const [told, setTold] = useState<{ text: string; verdict: RuleVerdict } | null>(null);
  const withEdits = typeof edited === "string" && useEdited;
  const form = useForm({
    initial: { text: "" },
    draftKey: "rule-test",
    check: ({ text }) => ({ text: text.trim() === "" ? t("writeASentenceTo") : "" }),
    submit: async (values) => {
      // Offsets count from the text as it was sent.
      const text = values.text.trim();
      try {
        const verdict = await api<RuleVerdict>("POST", "/api/admin/assistant/test-rules", { body: withEdits ? { text, rules: readRules(edited) } : { text } });
        setTold({ text, verdict });
      } catch (error) {
        throw asRuleProblems(error);
      }
    },
  });
  return (
    <div className="space-y-5">
      <Card>
        <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
          <FormFailure form={form} />
          <Field label={t("whatAMemberMight")} required error={form.errors.text} hint={t("englishPidginOrSwahili")}>
            <Textarea {...form.control("text")} maxLength={4000} />
          </Field>
          {typeof edited === "string" && <Checkbox label={t("tryWithMyEdited")} hint={t("theyStandInThe")} checked={useEdited} onChange={(event) => setUseEdited(event.target.checked)} />}
          <Button type="submit" variant="primary" loading={form.busy}>
            {t("tryIt")}
          </Button>
        </form>
      </Card>
      {told && <Verdict text={told.text} verdict={told.verdict} />}
    </div>
  );
}

/** `/admin/assistant`: what the help bot's rules make of a sentence (AS-2). */
export default function RuleTestPage() {
  return (
    <AdminPage
      permission="settings.change"
      title={t("helpBot")}
      description={
        <Rich text={t.parts("tryASentenceWould")} parts={{ settings: <Link href="/admin/settings?q=issueRules" className={link} />, chat: <ToChat /> }} />
      }
    >
      {() => (
        <>
          <AssistantNav />
          <TestBox />
        </>
      )}
    </AdminPage>
  );
}
