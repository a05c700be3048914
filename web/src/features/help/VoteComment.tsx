import { useState, type FormEvent } from "react";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { describeError } from "../../lib/describe-error.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { textsOf } from "../../lib/texts.ts";
import { helpVoteTexts } from "../../texts/en/help-vote.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Textarea } from "../../ui/Textarea.tsx";

const t = textsOf(helpVoteTexts);

/** The server's limit. */
const most = 500;

/** What helped or what was missing, in the reader's own words. Nobody is named, and nobody can answer: it says so. */
export function VoteComment({ slug, helpful, typed }: { slug: string; helpful: boolean; typed: string }) {
  const draft = useDraft(`help-vote:${slug}`);
  const [begun, setBegun] = useState(typed);
  const text = draft.text || begun;
  const setText = (next: string) => {
    setBegun("");
    draft.setText(next);
  };
  const [empty, setEmpty] = useState(false);
  const send = useMutation({
    mutationFn: () => api("PUT", `/api/help/articles/${slug}/vote`, { body: { helpful, comment: text.trim() } }),
    onSuccess: () => setText(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The page around takes forms for its search.
    event.stopPropagation();
    setEmpty(text.trim() === "");
    if (text.trim() !== "" && !send.isPending) send.mutate();
  };
  if (send.isSuccess) return <p role="status" className="pt-3 text-sm">{t("weHaveYourWords")}</p>;
  return (
    <form onSubmit={submit} noValidate className="space-y-3 pt-4">
      <Field label={helpful ? t("whatHelped") : t("whatWasMissing")} optional hint={t("nothingPersonal")} error={empty ? t("writeAFewWords") : send.error ? describeError(send.error) : null}>
        <Textarea className="scroll-mb-24" value={text} maxLength={most} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Button type="submit" loading={send.isPending}>{t("send")}</Button>
    </form>
  );
}
