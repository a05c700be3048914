import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Signature } from "../../../../../contract/desk-signature.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { deskSignatureTexts } from "../../../texts/en/desk-signature.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../FormFailure.tsx";

const t = textsOf(deskSignatureTexts);
const key = ["account", "signature"] as const;
const path = "/api/desk/signature";

function SignatureForm({ words }: Signature) {
  const client = useQueryClient();
  const form = useForm({
    initial: { words },
    submit: async (values) => {
      client.setQueryData(key, await api<Signature>("PUT", path, { body: values }));
      notify({ tone: "success", title: t("saved") });
    },
  });
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
      <FormFailure form={form} />
      <Field label={t("words")} hint={t("hint")} error={form.errors.words}>
        <Textarea {...form.control("words")} maxLength={300} className="min-h-20" />
      </Field>
      <Button type="submit" loading={form.busy}>{t("save")}</Button>
    </form>
  );
}

/** What stands under one's answers in mails (DK-9). */
export default function SignatureCard() {
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => api<Signature>("GET", path, { signal }) });
  return (
    <Card title={t("title")}>
      {data ? <SignatureForm words={data.words} /> : error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText />}
    </Card>
  );
}
