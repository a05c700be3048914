import { useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useLocation } from "wouter";
import { mostImportBytes } from "../../../../../contract/desk-many.ts";
import { ApiError, isPassing } from "../../../lib/api-error.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminImportTexts } from "../../../texts/en/admin-import.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ProgressBar } from "../../../ui/ProgressBar.tsx";
import { sendFile } from "./send-file.ts";

const t = textsOf(adminImportTexts);
type Sending = { file: File; sent: number; stop: AbortController };

/** What can be seen of a file before it is sent, and what to do then; null when nothing is wrong. */
function problemOfFile({ name, size }: File): { title: string; text: string } | null {
  if (size === 0) return { title: t("emptyFile", { name }), text: t("emptyFileText") };
  if (size > mostImportBytes) return { title: t("tooLarge", { name }), text: t("tooLargeText", { megabytes: mostImportBytes / 1024 / 1024 }) };
  return null;
}

/** Chooses a file and sends it; its own page then shows what the dry run finds. */
export function NewImport() {
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<{ file: File; error: unknown } | null>(null);
  const [unfit, setUnfit] = useState<{ title: string; text: string } | null>(null);
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File) => {
    const stop = new AbortController();
    setFailure(null);
    const wrong = problemOfFile(file);
    setUnfit(wrong);
    if (wrong) return;
    setSending({ file, sent: 0, stop });
    try {
      const id = await sendFile(file, (sent) => setSending({ file, sent, stop }), stop.signal);
      navigate(`/admin/import/${id}`);
    } catch (error) {
      if (!stop.signal.aborted) setFailure({ file, error });
      void client.invalidateQueries({ queryKey: ["admin", "imports"] });
    } finally {
      setSending(null);
    }
  };
  return (
    <Card title={t("newImport")} description={t("whatFits")}>
      <input ref={input} type="file" accept=".csv,.json,.jsonl,.ndjson,.txt,text/csv,application/json" className="sr-only" tabIndex={-1} aria-label={t("chooseFile")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again after it was put right.
          event.target.value = "";
          if (file) void send(file);
        }}
      />
      {sending ? (
        <div className="space-y-2" role="status">
          <p className="text-sm font-medium [overflow-wrap:anywhere]">{t("sending", { name: sending.file.name })}</p>
          <ProgressBar label={t("sending", { name: sending.file.name })} done={sending.sent} all={sending.file.size} />
          <div className="flex items-center justify-between gap-3">
            <p className="text-sm text-muted">{t("sendingShare", { percent: Math.floor((sending.sent / Math.max(1, sending.file.size)) * 100), megabytes: Math.max(0.1, Math.round(sending.file.size / 104_857.6) / 10) })}</p>
            <Button size="sm" onClick={() => sending.stop.abort()}>{t("stopSending")}</Button>
          </div>
        </div>
      ) : (
        <div className="space-y-3">
          {unfit && <Banner tone="danger" title={unfit.title}>{unfit.text}</Banner>}
          {failure && (
            // What the server refuses it will refuse again.
            <Banner tone="danger" title={t("notSent")} action={!(failure.error instanceof ApiError) || isPassing(failure.error) ? <Button size="sm" onClick={() => void send(failure.file)}>{t("again")}</Button> : undefined}>
              {describeError(failure.error)}
            </Banner>
          )}
          <Button variant="primary" icon={<FileUp className="size-4" />} onClick={() => input.current?.click()}>{t("chooseFile")}</Button>
        </div>
      )}
    </Card>
  );
}
