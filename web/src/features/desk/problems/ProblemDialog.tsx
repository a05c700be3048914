import { useRef } from "react";
import type { DeskProblem } from "../../../../../contract/desk-links.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { uuid } from "../../../lib/uuid.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { useCategories, useStaff } from "../desk-queries.ts";
import { ProblemWords } from "./ProblemWords.tsx";
import { useTookProblem } from "./use-problems.ts";

const t = textsOf(deskLinksTexts);
const formId = "problem";

/** The words of a problem: a new one with its first tickets, or one that is there with who looks after it. */
export function ProblemDialog({ problem, onDone, onClose }: { problem: DeskProblem | null; onDone: (problem: DeskProblem) => void; onClose: () => void }) {
  const clientId = useRef(uuid());
  const categories = useCategories();
  const { data: staff } = useStaff();
  const took = useTookProblem();
  const form = useForm({
    initial: { title: problem?.title ?? "", category: problem?.category ?? categories[0]?.key ?? "other", statement: problem?.statement ?? "", tickets: "", ownerId: problem?.owner?.id ?? "" },
    draftKey: problem ? undefined : "new-problem",
    check: ({ title }) => ({ title: title.trim().length < 3 ? t("giveTitle") : "" }),
    submit: async ({ title, category, statement, tickets, ownerId }) => {
      const words = { title: title.trim(), category, statement: statement.trim() || null };
      const next = problem
        ? await api<DeskProblem>("PUT", `/api/desk/problems/${problem.id}`, { body: { ...words, ownerId: ownerId || null, version: problem.version } })
        : await api<DeskProblem>("POST", "/api/desk/problems", { body: { clientId: clientId.current, ...words, tickets: tickets.split(/[\s,;]+/).filter((one) => one !== "") } });
      took(next);
      onDone(next);
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={problem ? t("changeProblem") : t("openProblem")} size="md"
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>{problem ? t("save") : t("openProblem")}</Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
        <FormFailure form={form} />
        <ProblemWords form={form} />
        {problem ? (
          <Field label={t("ownerField")} error={form.errors.ownerId}>
            <Select {...form.control("ownerId")}>
              <option value="">{t("nobody")}</option>
              {staff?.items.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </Select>
          </Field>
        ) : (
          <Field label={t("ticketsField")} hint={t("ticketsHint")} optional error={form.errors.tickets}>
            <Input {...form.control("tickets")} maxLength={2000} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
