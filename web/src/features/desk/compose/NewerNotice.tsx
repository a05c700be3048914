import { useEffect, useRef } from "react";
import { TriangleAlert } from "lucide-react";
import type { Message } from "../../../../../contract/conversations.ts";
import { formatTime } from "../../../lib/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";

const t = textsOf(deskComposeTexts);

const shownText = 240;

/** Before a reply goes out over somebody else's: what they wrote, and the choice (DK-8). */
export function NewerNotice({ messages, onSendAnyway, onLookFirst }: { messages: readonly Message[]; onSendAnyway: () => void; onLookFirst: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const who = [...new Set(messages.map((message) => message.author?.name ?? t("somebody")))].reduce((one, other) => t("both", { one, other }));
  return (
    <div role="alertdialog" aria-label={t("somebodyWroteMeanwhile")} className="rounded-md border border-warning/40 bg-warning-soft p-3 text-sm">
      <p className="flex items-start gap-2 font-medium">
        <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
        {t("wroteWhileYouWereWriting", { who })}
      </p>
      <ul className="mt-2 max-h-40 space-y-1.5 overflow-y-auto border-l-2 border-warning/50 pl-3">
        {messages.slice(-3).map((message) => (
          <li key={message.id}>
            <span className="font-medium">{message.author?.name ?? t("somebody")}</span> <span className="text-xs text-muted">{formatTime(message.createdAt)}</span>
            <p className="[overflow-wrap:anywhere]">{message.body.length > shownText ? `${message.body.slice(0, shownText)}…` : message.body}</p>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button ref={first} size="sm" variant="primary" onClick={onLookFirst}>
          {t("lookFirst")}
        </Button>
        <Button size="sm" onClick={onSendAnyway}>
          {t("sendAnyway")}
        </Button>
      </div>
    </div>
  );
}
