import { useRef, useState } from "react";
import { clsx } from "clsx";
import { FileText, RotateCcw } from "lucide-react";
import type { Flow, FlowTryOut } from "../../../../../contract/assistant-flow.ts";
import { flowLanguages, type FlowLanguage } from "../../../../../contract/flow-check.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { languageName, shownLanguage } from "./flow-words.ts";
import { flowPath } from "./use-flow.ts";

const t = textsOf(adminAssistantTexts);
type Line = { by: "bot" | "member"; text: string; choices: readonly string[]; articles: readonly string[] };

function Bubble({ line }: { line: Line }) {
  const bot = line.by === "bot";
  return (
    <li className={clsx("max-w-[88%] rounded-lg px-3 py-2 text-sm", bot ? "self-start bg-subtle" : "self-end bg-brand-soft")}>
      <span className="sr-only">{bot ? t("botSays") : t("memberSays")}: </span>
      <span className="whitespace-pre-line [overflow-wrap:anywhere]">{line.text}</span>
      {line.articles.map((title) => (
        <span key={title} className="mt-1 flex items-center gap-1.5 text-muted">
          <FileText className="size-3.5 shrink-0" aria-hidden="true" />
          {title}
        </span>
      ))}
    </li>
  );
}

/** Plays the flow as it stands here, without writing anything (AS-9). `onAt` hears at which step it waits. */
export function TryOut({ flow, onAt }: { flow: Flow; onAt: (id: string | null) => void }) {
  const [language, setLanguage] = useState<FlowLanguage>(shownLanguage());
  const [lines, setLines] = useState<Line[]>([]);
  const [stand, setStand] = useState<FlowTryOut | null>(null);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  const play = async (said: string | null) => {
    setBusy(true);
    setFailed(null);
    try {
      const next = await api<FlowTryOut>("POST", `${flowPath}/try-out`, { body: { flow, language, said, place: said === null ? null : (stand?.place ?? null) } });
      const own: Line[] = said === null ? [] : [{ by: "member", text: said, choices: [], articles: [] }];
      setLines([...(said === null ? [] : lines), ...own, ...next.said.map((one): Line => ({ by: "bot", ...one }))]);
      setStand(next);
      onAt(next.node);
      setTyped("");
      field.current?.focus();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const choices = stand && !stand.ends ? (lines.at(-1)?.choices ?? []) : [];
  const begun = stand !== null;
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">{t("tryOutText")}</p>
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t("tryLanguage")} className="min-w-36">
          <Select value={language} onChange={(event) => setLanguage(event.target.value === "sw" ? "sw" : "en")}>
            {flowLanguages.map((one) => <option key={one} value={one}>{languageName(one)}</option>)}
          </Select>
        </Field>
        <Button variant={begun ? "secondary" : "primary"} loading={busy} icon={begun ? <RotateCcw className="size-4" /> : undefined} onClick={() => void play(null)}>{begun ? t("tryAnew") : t("tryBegin")}</Button>
      </div>
      {Boolean(failed) && <Banner tone="danger">{describeError(failed)}</Banner>}
      <ol aria-live="polite" className="flex max-h-96 flex-col gap-2 overflow-y-auto">
        {lines.map((line, at) => <Bubble key={at} line={line} />)}
      </ol>
      {choices.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {choices.map((choice) => <Button key={choice} size="sm" disabled={busy} onClick={() => void play(choice)}>{choice}</Button>)}
        </div>
      )}
      {stand?.ends && <Banner tone="success">{t("tryEnds")}</Banner>}
      {stand && !stand.ends && (
        <form className="flex items-end gap-2" onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== "" && !busy) void play(typed.trim()); }}>
          <Field label={t("trySay")} className="flex-1">
            <Input ref={field} value={typed} maxLength={1000} onChange={(event) => setTyped(event.target.value)} />
          </Field>
          <Button type="submit" variant="primary" disabled={typed.trim() === ""}>{t("send")}</Button>
        </form>
      )}
      {stand?.node && !stand.ends && <p className="text-xs text-muted">{t("tryAt", { step: stand.node })}</p>}
    </div>
  );
}
