import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useRef } from "react";
import { Link, useLocation } from "wouter";
import { useForm } from "../../lib/use-form.ts";
import { uuid } from "../../lib/uuid.ts";
import { Banner } from "../../ui/Banner.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Card } from "../../ui/Card.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { Textarea } from "../../ui/Textarea.tsx";
import { FormFailure } from "../identity/FormFailure.tsx";
import { SignedIn } from "../identity/SignedIn.tsx";
import { SubmitButton } from "../identity/SubmitButton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import type { TicketFilesHandle } from "./TicketFiles.tsx";
import { categoriesQuery } from "./categories.ts";
import { checkNewTicket, descriptionLimit } from "./check-new-ticket.ts";
import { PriorityChoice } from "./PriorityChoice.tsx";
import { createTicket, listKey, ticketKey } from "./ticket-api.ts";
import { textsOf } from "../../lib/texts.ts";
import { newTicketTexts } from "../../texts/en/new-ticket.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(newTicketTexts);

// A ticket can be opened without it.
const TicketFiles = lazyPart(() => import("./TicketFiles.tsx"));

function NewTicketForm({ categories, me }: { categories: readonly { key: string; name: string }[]; me: string }) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  // The same text tried again is the same ticket; changed, it is another. (Not of use-attempt-id.ts: a file more for two lines, on a page that must stay light.)
  const attempt = useRef({ text: "", clientId: "" });
  const files = useRef<TicketFilesHandle>(null);
  const form = useForm({
    initial: { subject: "", description: "", category: "", priority: "medium" },
    draftKey: `ticket:new:${me}`,
    check: checkNewTicket,
    submit: async (values) => {
      const ticket = { ...values, subject: values.subject.trim(), description: values.description.trim() };
      const attachments = (await files.current?.ready()) ?? [];
      const text = JSON.stringify([ticket, attachments]);
      if (attempt.current.text !== text) attempt.current = { text, clientId: uuid() };
      const opened = await createTicket({ ...ticket, clientId: attempt.current.clientId, ...(attachments.length > 0 && { attachments }) });
      files.current?.sent();
      client.setQueryData(ticketKey(opened.number), opened);
      void client.invalidateQueries({ queryKey: listKey });
      navigate(`/tickets/${opened.number}`, { replace: true });
    },
  });
  const length = form.values.description.trim().length;
  return (
    <Card>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label={t("subject")} required error={form.errors.subject} hint={t("inAFewWords")}>
          <Input {...form.control("subject")} autoComplete="off" maxLength={200} />
        </Field>
        <Field
          label={t("whatHappened")}
          required
          error={form.errors.description}
          hint={length > descriptionLimit * 0.9 ? t("ofCharacters", { length, most: descriptionLimit }) : t("whenWasItWhat")}
        >
          <Textarea {...form.control("description")} rows={6} className="max-h-[50dvh] min-h-36" />
        </Field>
        <Suspense fallback={<span className="block h-11" />}>
          <TicketFiles ref={files} />
        </Suspense>
        <Field label={t("whatIsItAbout")} required error={form.errors.category}>
          <Select {...form.control("category")}>
            <option value="" disabled>
              {t("choose")}
            </option>
            {categories.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <PriorityChoice value={form.values.priority} onChange={(value) => form.set("priority", value)} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Link href="/tickets" className={buttonClass({ variant: "ghost", size: "lg" })}>
            {t("cancel")}
          </Link>
          <SubmitButton form={form} block={false}>
            {t("openTheTicket")}
          </SubmitButton>
        </div>
      </form>
    </Card>
  );
}

function NewTicket({ me, verified }: { me: string; verified: boolean }) {
  const { data, status, error, refetch } = useQuery(categoriesQuery);
  return (
    <>
      <PageHeader title={t("openATicket")} description={t("aPersonOfOur")} />
      {!verified && (
        <Banner tone="info" className="mb-4">
          <Rich text={t.parts("yourEmailAddressIs")} parts={{ link: <Link href="/account" className="font-medium text-brand-text underline underline-offset-2" /> }} />
        </Banner>
      )}
      {status === "pending" && <SkeletonText lines={8} />}
      {status === "error" && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <NewTicketForm categories={data.items} me={me} />}
    </>
  );
}

/** `/tickets/new` (DK-1). */
export default function NewTicketPage() {
  return (
    <div className="mx-auto max-w-2xl">
      <SignedIn>{(me) => <NewTicket me={me.person.id} verified={me.emailVerified} />}</SignedIn>
    </div>
  );
}
