import type { ReactNode } from "react";
import { Bot } from "lucide-react";
import { clsx } from "clsx";
import { formatFullDateTime, formatTime } from "../lib/format.ts";
import { Badge } from "./Badge.tsx";
import { MessageStatus, type MessageState } from "./MessageStatus.tsx";
import { NoteMark } from "./NoteMark.tsx";
import { RichText } from "./RichText.tsx";
import { textsOf } from "../lib/texts.ts";
import { talkTexts } from "../texts/en/talk.ts";

const t = textsOf(talkTexts);

/** Who speaks, seen by the reader: the reader's own side, another person, the bot, staff, or an internal note among staff. */
export type BubbleKind = "own" | "other" | "bot" | "staff" | "note";

export type BubbleProps = {
  kind: BubbleKind;
  author: string;
  time: string;
  /** Plain text as written; or give children for other content. */
  text?: string;
  children?: ReactNode;
  /** For own messages. */
  state?: MessageState;
  onRetry?: () => void;
  /** It says something else than at first; pressing the word may show what. */
  edited?: boolean;
  onEdited?: () => void;
  /** Pictures and other files, below the text. */
  files?: ReactNode;
  /** In place of words that were taken away: who did it. */
  removed?: string;
  /** Follows a message of the same author within minutes: the name is not repeated. */
  grouped?: boolean;
  avatar?: ReactNode;
  /** Buttons that show on hover and focus, always on touch. */
  actions?: ReactNode;
};

const paper: Record<BubbleKind, string> = {
  own: "bg-brand-soft rounded-lg rounded-br-sm",
  other: "bg-surface border border-border rounded-lg rounded-bl-sm",
  bot: "bg-subtle rounded-lg rounded-bl-sm",
  staff: "bg-surface border border-border rounded-lg rounded-bl-sm",
  note: "bg-note text-note-text border border-dashed border-note-border rounded-md",
};

function Who({ kind, author }: { kind: BubbleKind; author: string }) {
  return (
    <>
      <span className="font-medium text-text">{author}</span>
      {kind === "bot" && <Badge icon={<Bot aria-hidden="true" />}>{t("bot")}</Badge>}
      {kind === "staff" && <Badge tone="brand">{t("staff")}</Badge>}
    </>
  );
}

/** One message. Each kind has a name or mark beside its colour, so that nobody takes a note for a reply. */
export function Bubble(props: BubbleProps) {
  const { kind, author, time, text, children, state, onRetry, edited = false, onEdited, files, removed, grouped = false, avatar, actions } = props;
  const own = kind === "own";
  return (
    <article className={clsx("group flex gap-2.5", own && "flex-row-reverse", grouped ? "mt-1" : "mt-4")}>
      {avatar && <div className="w-8 shrink-0 self-end">{grouped ? null : avatar}</div>}
      <div className={clsx("flex min-w-0 flex-col", kind === "note" ? "w-full" : "max-w-[min(86%,40rem)]", own ? "items-end" : "items-start")}>
        <header className={grouped ? "sr-only" : "mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 px-1 text-xs text-muted"}>
          <Who kind={kind} author={author} />
          <time dateTime={time} title={formatFullDateTime(time)}>
            {formatTime(time)}
          </time>
        </header>
        <div className={clsx("max-w-full px-3.5 py-2.5 text-base md:text-sm md:leading-relaxed", paper[kind], kind === "note" && "w-full")}>
          {kind === "note" && <NoteMark className="mb-1.5" />}
          {removed !== undefined && <p className="italic text-muted">{removed}</p>}
          {removed === undefined && (text === undefined ? children : text !== "" && <RichText text={text} />)}
          {removed === undefined && files && <div className={text ? "mt-2" : undefined}>{files}</div>}
        </div>
        {(edited || state) && (
          <footer className="mt-1 flex items-center gap-2 px-1 text-xs text-muted">
            {edited && !onEdited && <span>{t("edited")}</span>}
            {edited && onEdited && (
              <button type="button" onClick={onEdited} className="rounded-sm underline underline-offset-2 touch:min-h-11">
                {t("edited")}
              </button>
            )}
            {state && <MessageStatus state={state} onRetry={onRetry} />}
          </footer>
        )}
      </div>
      {actions && (
        <div className="self-center opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100">{actions}</div>
      )}
    </article>
  );
}
