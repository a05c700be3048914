import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import type { PersonShown } from "../contract-types.ts";
import { usePersonChange } from "./person-api.ts";

const t = textsOf(adminPersonTexts);

function NewNote({ id }: { id: string }) {
  const add = usePersonChange(id, async (body: string) => {
    await api("POST", `/api/people/${id}/notes`, { body: { body } });
    return undefined;
  });
  const form = useForm({
    initial: { body: "" },
    check: ({ body }) => ({ body: body.trim() === "" ? t("writeSomething") : "" }),
    submit: async ({ body }) => {
      await add.mutateAsync(body.trim());
      form.set("body", "");
    },
  });
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-3">
      <FormFailure form={form} />
      <Field label={t("newNote")} error={form.errors.body}>
        <Textarea {...form.control("body")} maxLength={2000} rows={2} />
      </Field>
      <Button type="submit" size="sm" loading={form.busy}>
        {t("addNote")}
      </Button>
    </form>
  );
}

/** What the team has written down about somebody (AD-5). */
export function NotesCard({ shown }: { shown: PersonShown }) {
  const { person, notes, abilities } = shown;
  if (!abilities.note) return null;
  return (
    <Card title={t("notes")} description={t("notesHint")}>
      <div className="space-y-4">
        {shown.state !== "erased" && <NewNote id={person.id} />}
        {notes.length === 0 ? (
          <p className="text-sm text-muted">{t("noNotes")}</p>
        ) : (
          <ul aria-label={t("notes")} className="divide-y divide-border border-t border-border">
            {notes.map((note) => (
              <li key={note.id} className="space-y-0.5 py-2.5 text-sm">
                <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{note.body}</p>
                <p className="text-xs text-muted">
                  {note.author?.name ?? t("somebodyGone")}, <TimeAgo time={note.at} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
