import { Suspense, useEffect } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation, useSearchParams } from "wouter";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Spinner } from "../../../ui/Spinner.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { SignedIn } from "../../identity/SignedIn.tsx";
import { SubmitButton } from "../../identity/SubmitButton.tsx";
import { directKey, directsKey, openDirect } from "./direct-api.ts";

const t = textsOf(messagesTexts);

const ConfirmFirst = lazyPart(() => import("../../identity/ConfirmFirst.tsx"));

const usernameForm = /^@?[a-z0-9_.]{3,30}$/i;

function useOpen(): (username: string) => Promise<void> {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return async (username) => {
    const direct = await openDirect(username);
    client.setQueryData(directKey(direct.id), direct);
    void client.invalidateQueries({ queryKey: directsKey });
    navigate(`/messages/${direct.id}`, { replace: true });
  };
}

/** Came from a profile: opens the conversation, or says why it can't be. */
function Opening({ username }: { username: string }) {
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery({ queryKey: [...directsKey, "open", username], queryFn: ({ signal }) => openDirect(username, signal), staleTime: 0, gcTime: 0, retry: false, refetchOnWindowFocus: false });
  const id = data?.id;
  useEffect(() => {
    if (id !== undefined) navigate(`/messages/${id}`, { replace: true });
  }, [id, navigate]);
  if (error) {
    return (
      <>
        <ErrorState title={t("notOpened")} error={error} onRetry={() => void refetch()} />
        <p className="text-center">
          <Link href="/messages" className={buttonClass()}>
            {t("goToMessages")}
          </Link>
        </p>
      </>
    );
  }
  return (
    <p role="status" className="flex items-center justify-center gap-3 py-10 text-muted">
      <Spinner label="" />
      {t("opening")}
    </p>
  );
}

function WhomForm() {
  const open = useOpen();
  const form = useForm({
    initial: { withUsername: "" },
    check: ({ withUsername }) => ({ withUsername: usernameForm.test(withUsername.trim()) ? undefined : t("usernameForm") }),
    submit: ({ withUsername }) => open(withUsername.trim().replace(/^@/, "").toLowerCase()),
  });
  return (
    <Card>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label={t("username")} hint={t("usernameHint")} required error={form.errors.withUsername}>
          <Input {...form.control("withUsername")} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={31} />
        </Field>
        <SubmitButton form={form}>{t("write")}</SubmitButton>
      </form>
    </Card>
  );
}

/** `/messages/new`, also with `?to=<username>`: begins a conversation with a member, or goes to the one there is (CV-12). */
export default function NewMessagePage() {
  const [search] = useSearchParams();
  const to = search.get("to");
  return (
    <div className="mx-auto max-w-xl">
      <SignedIn>
        {(me) => (
          <>
            <PageHeader title={t("newMessage")} above={<Link href="/messages" className="text-brand-text underline underline-offset-2">{t("backToMessages")}</Link>} description={to ? undefined : t("toWhom")} />
            {to ? <Opening username={to} /> : me.emailVerified ? <WhomForm /> : <Suspense fallback={null}><ConfirmFirst /></Suspense>}
          </>
        )}
      </SignedIn>
    </div>
  );
}
