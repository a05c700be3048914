import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import { formatCalendarDay } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { AgeChecks } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

const formId = "check-age";
const ageKey = (id: string) => ["admin", "person", id, "age"] as const;
const methods: Readonly<Record<string, string>> = { get self_declared() { return t("methodSelf"); }, get document() { return t("methodDocument"); }, get third_party() { return t("methodThird"); } };
const day = (date: string) => formatCalendarDay(date, { day: "numeric", month: "long", year: "numeric" });

function DocumentDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { birthDate: "", note: "" },
    check: ({ birthDate, note }) => ({ birthDate: birthDate === "" ? t("chooseBirthDate") : "", note: note.trim() === "" ? t("sayWhichDocument") : "" }),
    submit: async ({ birthDate, note }) => {
      await api("PUT", `/api/people/${id}/age-check`, { body: { birthDate, note: note.trim() } });
      await client.invalidateQueries({ queryKey: ageKey(id) });
      notify({ tone: "success", title: t("ageRecorded", { name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("documentTitle", { name })}
      description={t("documentHint")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>
            {t("record")}
          </Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <Field label={t("birthDate")} required error={form.errors.birthDate}>
          <Input {...form.control("birthDate")} type="date" />
        </Field>
        <Field label={t("whichDocument")} required error={form.errors.note} hint={t("whichDocumentHint")}>
          <Input {...form.control("note")} maxLength={500} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}

function Checks({ checks }: { checks: AgeChecks["checks"] }) {
  if (checks.length === 0) return <p className="text-sm text-muted">{t("noChecks")}</p>;
  return (
    <ul aria-label={t("checks")} className="divide-y divide-border border-t border-border text-sm">
      {checks.map((check) => (
        <li key={check.id} className="space-y-0.5 py-2">
          <p className="flex flex-wrap items-center gap-x-2">
            {day(check.statedDate)} <span className="text-muted">{methods[check.method]}</span>
            <Badge tone={check.adult ? "success" : "danger"}>{check.adult ? t("adult") : t("notAdult")}</Badge>
          </p>
          <p className="text-xs text-muted [overflow-wrap:anywhere]">
            <TimeAgo time={check.at} /> {check.verifier && t("checkBy", { name: check.verifier.name })} {check.note}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Somebody's birth date with every check of it (ID-9). Needs `member.check_age`. */
export function AgeCard({ id, name, erased }: { id: string; name: string; erased: boolean }) {
  const [recording, setRecording] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: ageKey(id), queryFn: ({ signal }) => api<AgeChecks>("GET", `/api/people/${id}/age-check`, { signal }) });
  return (
    <Card title={t("age")}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={3} />)}
      {data && (
        <div className="space-y-3">
          <p className="text-sm">
            <span className="text-muted">{t("birthDate")}: </span>
            {data.birthDate ? day(data.birthDate) : t("notStated")}
            {data.age !== null && <> ({t("years", { age: data.age })})</>}
            {data.method && <span className="text-muted"> {methods[data.method]}</span>}
          </p>
          <Checks checks={data.checks} />
          {!erased && (
            <Button size="sm" onClick={() => setRecording(true)}>
              {t("recordDocument")}
            </Button>
          )}
        </div>
      )}
      {recording && <DocumentDialog id={id} name={name} onClose={() => setRecording(false)} />}
    </Card>
  );
}
