import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { Ticket } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAttemptId } from "../../../lib/use-attempt-id.ts";
import { useForm } from "../../../lib/use-form.ts";
import { newTicketForTexts } from "../../../texts/en/new-ticket-for.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { SubmitButton } from "../../identity/SubmitButton.tsx";
import { deskKeys, useCategories } from "../desk-queries.ts";
import { priorities } from "../desk-words.ts";
import { checkTicketFor, mostDescription, mostSubject } from "./check-ticket-for.ts";
import { MemberChoice } from "./MemberChoice.tsx";
import { useMember } from "./use-members.ts";

const t = textsOf(newTicketForTexts);

/**
 * The form of a ticket for somebody else (DK-1). What is typed stays through errors and reloads, for each named member by itself.
 *
 * @param personId who is chosen at first; "" nobody
 */
export function NewTicketForm({ me, personId }: { me: string; personId: string }) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const categories = useCategories();
  const idOf = useAttemptId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const form = useForm({
    initial: { requesterId: personId, category: "", priority: "medium", subject: "", description: "" },
    draftKey: `ticket:new-for:${me}:${personId}`,
    check: checkTicketFor,
    submit: async (values) => {
      const ticket = { ...values, subject: values.subject.trim(), description: values.description.trim() };
      const opened = await api<Ticket>("POST", "/api/tickets", { body: { ...ticket, clientId: idOf(ticket) } });
      void client.invalidateQueries({ queryKey: deskKeys.summary });
      navigate(`/desk/tickets/${opened.number}`, { replace: true });
    },
  });
  const { values } = form;
  const { data: chosen } = useMember(values.requesterId);
  const length = values.description.trim().length;
  const wrong = checkTicketFor(values);
  // Said while one types where it is too long; too short only once the field was left with something in it.
  const errorAt = (name: "subject" | "description", most: number) => {
    const text = values[name].trim();
    return form.errors[name] ?? (text.length > most || (text !== "" && left.has(name)) ? wrong[name] : undefined);
  };
  const leaving = (name: string) => ({ onBlur: () => setLeft((before) => new Set(before).add(name)) });
  const noMail = chosen?.state === "unverified" && t("getsNoMail", { name: chosen.person.name });
  const subjectError = errorAt("subject", mostSubject), descriptionError = errorAt("description", mostDescription);
  return (
    <Card>
      <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        <Field label={t("member")} required error={form.errors.requesterId} hint={noMail || t("whoAsks")}>
          <MemberChoice value={values.requesterId} onChange={(id) => form.set("requesterId", id)} me={me} />
        </Field>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t("category")} required error={form.errors.category}>
            <Select {...form.control("category")}>
              <option value="" disabled>{t("choose")}</option>
              {categories.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
            </Select>
          </Field>
          <Field label={t("priority")} required error={form.errors.priority}>
            <Select {...form.control("priority")}>
              {priorities.map((priority) => <option key={priority} value={priority}>{priorityText(priority)}</option>)}
            </Select>
          </Field>
        </div>
        <Field label={t("subject")} required error={subjectError} hint={t("inAFewWords")}>
          <Input {...form.control("subject")} {...leaving("subject")} autoComplete="off" />
        </Field>
        <Field
          label={t("description")}
          required
          error={descriptionError}
          hint={length > mostDescription * 0.9 ? t("ofCharacters", { length, most: mostDescription }) : t("descriptionHint")}
        >
          <Textarea {...form.control("description")} {...leaving("description")} rows={6} className="max-h-[50dvh] min-h-36" />
        </Field>
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Link href="/desk" className={buttonClass({ variant: "ghost", size: "lg" })}>{t("cancel")}</Link>
          <SubmitButton form={form} block={false}>{t("openTheTicket")}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
