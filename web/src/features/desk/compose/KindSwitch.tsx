import { Lock, Reply } from "lucide-react";
import { clsx } from "clsx";
import type { Ticket } from "../../../../../contract/desk.ts";
import type { ReplyKind } from "./reply-queue.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";

const t = textsOf(deskComposeTexts);

const kinds: readonly { kind: ReplyKind; text: string; Icon: typeof Reply }[] = [
  { kind: "reply", get text() { return t("reply"); }, Icon: Reply },
  { kind: "note", get text() { return t("note"); }, Icon: Lock },
];

/** Whether what is written goes to the requester or stays with the team. */
export function KindSwitch({ kind, onKind, abilities }: { kind: ReplyKind; onKind: (kind: ReplyKind) => void; abilities: Ticket["abilities"] }) {
  const note = kind === "note";
  return (
    <div role="group" aria-label={t("whatToWrite")} className="flex shrink-0 gap-1">
      {kinds.map(({ kind: choice, text, Icon }) => (
        <button
          key={choice}
          type="button"
          aria-pressed={kind === choice}
          title={text}
          disabled={!abilities[choice]}
          onClick={() => onKind(choice)}
          className={clsx(
            "flex h-8 items-center gap-1.5 rounded-sm px-2 text-xs font-medium disabled:opacity-50 touch:h-11 touch:px-3 @max-md:w-8 @max-md:justify-center @max-md:!px-0 touch:@max-md:w-11",
            kind !== choice ? (note ? "text-note-muted hover:bg-note-border/15" : "text-muted hover:bg-hover") : note ? "bg-note-border/25" : "bg-brand-soft text-on-brand-soft",
          )}
        >
          <Icon className="size-3.5" aria-hidden="true" />
          <span className="@max-md:sr-only">{text}</span>
        </button>
      ))}
    </div>
  );
}
