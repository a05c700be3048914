import { useState } from "react";
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
import { Verdict } from "./Verdict.tsx";

const link = "font-medium text-brand-text underline underline-offset-2";

/** The edited rules; refused in words when they are no JSON. */
function readRules(edited: string): unknown {
  try {
    return JSON.parse(edited);
  } catch {
    throw new ApiError({ type: "unreadable", title: "The edited rules are not JSON", status: 422, detail: "The edited rules are not JSON yet. Put them right in the settings, or try the saved rules." });
  }
}

/** A refusal about the rules names the place in them; one about the sentence stays at its field. */
function asRuleProblems(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const problems = Object.entries(error.fields).filter(([path]) => path.startsWith("rules"));
  if (problems.length === 0) return error;
  const [[path, message] = ["", ""]] = problems;
  const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : "";
  return new ApiError({ type: error.type, title: error.title, status: error.status, detail: `The edited rules can't be used yet. ${path.replace(/^rules\.?/, "")}: ${message}${more}` });
}

function TestBox() {
  const edited = useEdits()["assistant.issueRules"];
  const [useEdited, setUseEdited] = useState(true);
  const [told, setTold] = useState<{ text: string; verdict: RuleVerdict } | null>(null);
  const withEdits = typeof edited === "string" && useEdited;
  const form = useForm({
    initial: { text: "" },
    draftKey: "rule-test",
    check: ({ text }) => ({ text: text.trim() === "" ? "Write a sentence to try." : "" }),
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
          <Field label="What a member might write" required error={form.errors.text} hint="English, Pidgin or Swahili, with typing errors and all.">
            <Textarea {...form.control("text")} maxLength={4000} />
          </Field>
          {typeof edited === "string" && <Checkbox label="Try with my edited rules" hint="They stand in the settings and are not saved yet." checked={useEdited} onChange={(event) => setUseEdited(event.target.checked)} />}
          <Button type="submit" variant="primary" loading={form.busy}>
            Try it
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
      title="Help bot"
      description={
        <>
          Try a sentence: would the bot call a person, and why? The phrases are in{" "}
          <Link href="/admin/settings?q=Severe" className={link}>
            the settings
          </Link>
          ; talk to the bot itself on{" "}
          <a href="/chat" target="_blank" rel="noopener" className={link}>
            the members' page
          </a>
          .
        </>
      }
    >
      {() => <TestBox />}
    </AdminPage>
  );
}
