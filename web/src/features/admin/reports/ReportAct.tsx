import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Report } from "../../../../../contract/reports.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminReportsTexts } from "../../../texts/en/admin-reports.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { notify } from "../../../ui/toast.ts";
import { reportsKey } from "./reports-key.ts";

const t = textsOf(adminReportsTexts);

/** What a moderator does about a report. */
export type ActName = "remove" | "acted" | "dismissed";

const titles = { remove: "removeMessage", acted: "acted", dismissed: "dismiss" } as const;

async function perform(report: Report, act: ActName, words: string): Promise<void> {
  if (act === "remove") await api("DELETE", `/api/conversations/${report.conversationId ?? ""}/messages/${report.seq ?? 0}`, { body: { reason: words } });
  else await api("PUT", `/api/reports/${report.id}/decision`, { body: { decision: act, ...(words !== "" && { note: words }) } });
}

/** Asks for the words that go with a decision, or with removing what was reported. */
export function ReportAct({ report, act, onClose }: { report: Report; act: ActName; onClose: () => void }) {
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const removes = act === "remove";
  const go = () => {
    if (removes && words.trim() === "") return setFailure(t("sayWhy"));
    setBusy(true);
    perform(report, act, words.trim()).then(
      () => {
        notify({ tone: "success", title: removes ? t("removed") : t("decidedNow") });
        void client.invalidateQueries({ queryKey: reportsKey });
        onClose();
      },
      (error: unknown) => {
        setFailure(describeError(error));
        setBusy(false);
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(titles[act])}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant={removes ? "danger" : "primary"} loading={busy} onClick={go}>
            {removes ? t("removeMessage") : t("decide")}
          </Button>
        </>
      }
    >
      <Field label={removes ? t("removeReason") : t("note")} hint={removes ? undefined : t("noteHint")} required={removes} optional={!removes} error={failure}>
        <Textarea rows={3} maxLength={removes ? 500 : 1000} value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
    </Dialog>
  );
}
