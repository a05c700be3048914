import { useEffect, useRef, useState } from "react";
import { UserX } from "lucide-react";
import { formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { sessionTexts } from "../../../texts/en/session.ts";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { Field } from "../../../ui/Field.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import type { ServerEvents } from "../../../../../contract/live.ts";
import type { TypedText } from "./typed-texts.ts";

const t = textsOf(sessionTexts);

type Why = ServerEvents["signed-out"];

const titles: Record<NonNullable<Why["reason"]>, () => string> = {
  banned: () => t("closedBanned"), suspended: () => t("closedSuspended"), erased: () => t("closedErased"), removed: () => t("closedRemoved"),
};

function wordsOf({ reason, message }: Why): string | null {
  if (reason === "erased") return t("closedErasedWhat");
  if (reason === "removed") return t("closedRemovedWhat");
  return message ?? null;
}

function Typed({ label, text }: TypedText) {
  // In its own words: notices would lie below this window.
  const [said, setSaid] = useState<string | null>(null);
  const copy = () => {
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    written.then(() => setSaid(t("copied")), () => setSaid(t("copyByHand")));
  };
  return (
    <div className="space-y-2">
      <Field label={label || t("youHadTyped")}>
        <Textarea value={text} readOnly rows={2} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" onClick={copy}>
          {t("copy")}
        </Button>
        <span role="status" className="text-sm text-muted">
          {said}
        </span>
      </div>
    </div>
  );
}

/** The account was closed while its page was open (ID-12): why, until when, and what was typed, to be copied. */
export default function ClosedNotice({ why, typed }: { why: Why; typed: readonly TypedText[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Above whatever was open, and nothing behind it can be used.
    dialog.current?.showModal();
    head.current?.focus();
  }, []);
  const words = wordsOf(why);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="account-closed"
      onCancel={(event) => event.preventDefault()}
      className="fixed inset-0 m-0 size-full max-h-none max-w-none overflow-y-auto bg-page px-4 py-10 text-text"
    >
      <div className="mx-auto w-full max-w-md space-y-6">
        <div role="alert" className="space-y-3 text-center">
          <span className="mx-auto grid size-14 place-items-center rounded-pill bg-danger-soft text-danger" aria-hidden="true">
            <UserX className="size-6" />
          </span>
          <h1 id="account-closed" ref={head} tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
            {why.reason && titles[why.reason]()}
          </h1>
          {words && <p className="text-pretty text-muted [overflow-wrap:anywhere]">{words}</p>}
          {why.until && <p className="font-medium">{t("untilWhen", { until: formatDateTime(why.until) })}</p>}
        </div>
        {typed.length > 0 && (
          <section className="space-y-3 rounded-lg border border-border bg-surface p-4">
            <h2 className="font-medium">{t("youHadTyped")}</h2>
            <p className="text-sm text-muted">{t("youHadTypedWhat")}</p>
            {typed.map((one) => (
              <Typed key={`${one.label} ${one.text}`} {...one} />
            ))}
          </section>
        )}
        <a href="/" className={buttonClass({ size: "lg", block: true })}>
          {t("goToTheStart")}
        </a>
      </div>
    </dialog>
  );
}
