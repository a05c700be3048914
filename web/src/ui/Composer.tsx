import { useEffect, useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { Lock, SendHorizontal } from "lucide-react";
import { clsx } from "clsx";
import { describeError } from "../lib/describe-error.ts";
import { useDraft } from "../lib/use-draft.ts";
import { useTouch } from "../lib/use-media.ts";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { useAutoGrow } from "./use-auto-grow.ts";
import { words } from "./words.ts";

/** What the composer hands out. The same text tried again after a failure carries the same client id (CV-1). */
export type Outgoing = { text: string; clientId: string; intent?: string };

/** For shortcuts, canned replies and buttons outside. */
export type ComposerHandle = {
  focus: () => void;
  /** Puts text where the cursor is. */
  insert: (text: string) => void;
  setText: (text: string) => void;
  /** Sends as the button does; the intent ("resolve", say) reaches onSend. */
  send: (intent?: string) => void;
};

export type ComposerProps = {
  /** Its name for screen readers: "Reply to Amina". */
  label: string;
  /** Where the draft is kept: one per conversation and kind of text. */
  draftKey: string;
  /** When the promise is refused, the text comes back to the field and the reason is shown. */
  onSend: (message: Outgoing) => Promise<unknown> | void;
  /** Grey text in the empty field. */
  prompt?: string;
  sendLabel?: string;
  /** Characters after trimming. */
  limit?: number;
  /** Why nothing can be sent now; a draft stays readable. */
  disabledReason?: string;
  /** A reason from outside that the last text was not sent. */
  error?: string | null;
  /** Amber paper and a lock: only staff will see it. */
  note?: boolean;
  /** Tools at the left of the lower row. */
  children?: ReactNode;
  /** More ways to send, beside the send button. */
  actions?: ReactNode;
  autoFocus?: boolean;
  /** At each change by typing, for the typing indicator and for `/shortcuts`. */
  onType?: (text: string) => void;
  ref?: Ref<ComposerHandle>;
};

/**
 * Where people write. Enter sends and Shift+Enter breaks the line; on touch Enter breaks the line and the button sends.
 * The field empties at once and keeps focus, so the next line can be typed (CV-13); what has not arrived is kept as a
 * draft through errors, reloads and crashes.
 */
export function Composer(props: ComposerProps) {
  const { label, draftKey, onSend, prompt, sendLabel = words.send, limit = 4_000, disabledReason, error, note = false, onType } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const touch = useTouch();
  const draft = useDraft(draftKey);
  const id = useId();
  const [ownError, setOwnError] = useState<string | null>(null);
  useAutoGrow(area, draft.text);
  useEffect(() => setOwnError(null), [draftKey]);

  const length = draft.text.trim().length;
  const over = length - limit;
  const maySend = length > 0 && over <= 0 && !disabledReason;
  const shownError = error ?? ownError;

  const send = (intent?: string) => {
    area.current?.focus({ preventScroll: true });
    const attempt = maySend ? draft.begin() : null;
    if (!attempt) return;
    setOwnError(null);
    const { clientId, text } = attempt;
    new Promise<unknown>((settle) => settle(onSend({ text, clientId, intent }))).then(
      () => draft.arrived(clientId),
      (reason: unknown) => {
        draft.failed(clientId);
        setOwnError(describeError(reason));
      },
    );
  };

  const insert = (text: string) => {
    const field = area.current;
    const from = field?.selectionStart ?? draft.text.length;
    const to = field?.selectionEnd ?? from;
    draft.setText(draft.text.slice(0, from) + text + draft.text.slice(to));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + text.length, from + text.length);
    });
  };

  useImperativeHandle(props.ref, () => ({ focus: () => area.current?.focus(), insert, setText: draft.setText, send }));

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    const asks = event.ctrlKey || event.metaKey || (!touch && !event.shiftKey && !event.altKey);
    if (!asks) return;
    event.preventDefault();
    send();
  };

  const described = [shownError ? `${id}-error` : "", disabledReason ? `${id}-reason` : "", `${id}-count`].filter(Boolean).join(" ");
  const sendIcon = <SendHorizontal className="size-4" aria-hidden="true" />;
  const buttonState = {
    disabled: !maySend,
    title: over > 0 ? words.shortenFirst : touch ? undefined : words.enterSends,
    // The field keeps focus, so that a phone's keyboard stays up.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => send(),
  };
  const nearLimit = over > -Math.max(50, limit * 0.1);

  return (
    <div className="space-y-1.5">
      {shownError && (
        <p id={`${id}-error`} role="alert" className="px-1 text-sm text-danger">
          {shownError}
        </p>
      )}
      <div
        className={clsx(
          "rounded-lg border transition-colors has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-focus",
          note ? "border-dashed border-note-border bg-note text-note-text" : "border-border-strong bg-surface",
        )}
      >
        {note && (
          <p className="flex items-center gap-1.5 px-3.5 pt-2.5 text-xs font-semibold text-note-muted">
            <Lock className="size-3.5" aria-hidden="true" />
            <span>
              {words.internalNote} <span className="font-normal">· {words.internalNoteHint}</span>
            </span>
          </p>
        )}
        <div className="flex items-end">
          <textarea
            ref={area}
            rows={1}
            aria-label={label}
            aria-describedby={described}
            aria-invalid={over > 0 || undefined}
            placeholder={prompt}
            readOnly={Boolean(disabledReason)}
            autoFocus={props.autoFocus}
            enterKeyHint={touch ? "enter" : "send"}
            value={draft.text}
            onChange={(event) => {
              draft.setText(event.target.value);
              onType?.(event.target.value);
            }}
            onKeyDown={onKeyDown}
            className={clsx(
              "block max-h-[min(18rem,34dvh)] min-h-11 w-full min-w-0 resize-none bg-transparent px-3.5 py-2.5 text-base outline-none md:text-sm md:leading-relaxed",
              note && "placeholder:text-note-muted",
            )}
          />
          <IconButton {...buttonState} label={sendLabel} icon={sendIcon} variant="primary" className="m-1 rounded-lg md:hidden" />
        </div>
        <div className={clsx("items-center gap-2 px-2 pb-2", props.children || props.actions || nearLimit ? "flex" : "hidden md:flex")}>
          <div className="flex min-w-0 flex-1 items-center gap-1">{props.children}</div>
          <span id={`${id}-count`} aria-live="polite" className={clsx("shrink-0 text-xs tabular-nums", over > 0 ? "font-medium text-danger" : note ? "text-note-muted" : "text-muted")}>
            {nearLimit && (over > 0 ? words.over(over) : words.left(-over))}
          </span>
          {props.actions}
          <Button {...buttonState} variant="primary" size="sm" icon={sendIcon} className="max-md:hidden">
            {sendLabel}
          </Button>
        </div>
      </div>
      {disabledReason && (
        <p id={`${id}-reason`} className="px-1 text-sm text-muted">
          {disabledReason}
        </p>
      )}
    </div>
  );
}
