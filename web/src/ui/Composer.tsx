import { useId, useImperativeHandle, type ReactNode, type Ref } from "react";
import { SendHorizontal } from "lucide-react";
import { clsx } from "clsx";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { NoteMark } from "./NoteMark.tsx";
import { useComposer, type ComposerHandle, type Outgoing } from "./use-composer.ts";
import { textsOf } from "../lib/texts.ts";
import { talkTexts } from "../texts/en/talk.ts";

const t = textsOf(talkTexts);

export type { ComposerHandle, Outgoing } from "./use-composer.ts";

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
  /** Inside the frame, above the field: files that go along, what is being edited. */
  above?: ReactNode;
  /** Something goes along, so that no word is needed. */
  hasMore?: boolean;
  /** Why what stands here can't be sent yet; one can go on writing. */
  blocked?: string | null;
  /** Files that were pasted. */
  onFiles?: (files: File[]) => void;
  onEscape?: () => void;
  /** A reason from outside that the last text was not sent. */
  error?: string | null;
  /** Amber paper and a lock: only staff will see it. */
  note?: boolean;
  /** Tools; on phones one or two stand before the field. */
  children?: ReactNode;
  /** More ways to send, beside the send button. */
  actions?: ReactNode;
  autoFocus?: boolean;
  /** At each change by typing, for the typing indicator and for `/shortcuts`. */
  onType?: (text: string) => void;
  ref?: Ref<ComposerHandle>;
};

// Phones: tools, field and button in one row. Wider, and wherever there are more ways to send: tools below the field.
const oneRow = "grid-cols-[auto_1fr_auto] [grid-template-areas:'tools_field_send'_'foot_foot_foot'] md:grid-cols-[1fr_auto] md:[grid-template-areas:'field_field'_'tools_foot']";
const twoRows = "grid-cols-[1fr_auto] [grid-template-areas:'field_send'_'tools_foot'] md:[grid-template-areas:'field_field'_'tools_foot']";

function Counter({ id, over, limit, note }: { id: string; over: number; limit: number; note: boolean }) {
  const shown = over > -Math.max(50, limit * 0.1);
  return (
    <span id={id} aria-live="polite" className={clsx("shrink-0 px-1 text-xs tabular-nums", over > 0 ? "font-medium text-danger" : note ? "text-note-muted" : "text-muted")}>
      {shown && (over > 0 ? t("over", { count: over }) : t("left", { count: -over }))}
    </span>
  );
}

/**
 * Where people write. Enter sends and Shift+Enter breaks the line; on touch Enter breaks the line and the button sends.
 * The field empties at once and keeps focus, so the next line can be typed (CV-13); what has not arrived is kept as a
 * draft through errors, reloads and crashes.
 */
export function Composer(props: ComposerProps) {
  const { label, draftKey, onSend, prompt, sendLabel = t("send"), limit = 4_000, disabledReason, above, hasMore = false, blocked = null, onFiles, note = false, children, actions } = props;
  const id = useId();
  const { area, touch, text, setText, over, maySend, error: ownError, send, onKeyDown, handle } = useComposer({ draftKey, onSend, limit, open: !disabledReason && !blocked, hasMore });
  useImperativeHandle(props.ref, () => handle);
  const error = props.error ?? ownError;
  const why = disabledReason ?? (hasMore ? blocked : null);
  const described = [error && `${id}-error`, why && `${id}-reason`, `${id}-count`].filter(Boolean).join(" ");
  const sendIcon = <SendHorizontal className="size-4" aria-hidden="true" />;
  const sendState = {
    disabled: !maySend,
    title: blocked ?? (over > 0 ? t("shortenFirst") : touch ? sendLabel : t("enterSends")),
    // The field keeps focus, so that a phone's keyboard stays up.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => send(),
  };
  return (
    <div className="space-y-1.5">
      {error && (
        <p id={`${id}-error`} role="alert" className="px-1 text-sm text-danger">
          {error}
        </p>
      )}
      <div
        className={clsx(
          "rounded-lg border transition-colors has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-focus",
          note ? "border-dashed border-note-border bg-note text-note-text" : "border-border-strong bg-surface",
        )}
      >
        {note && <NoteMark className="px-3.5 pt-2.5" />}
        {above}
        <div className={clsx("grid items-end", actions ? twoRows : oneRow)}>
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
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              props.onType?.(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === "Escape" && props.onEscape) {
                event.preventDefault();
                props.onEscape();
              } else {
                onKeyDown(event);
              }
            }}
            onPaste={(event) => {
              const files = [...event.clipboardData.files];
              if (!onFiles || files.length === 0) return;
              event.preventDefault();
              onFiles(files);
            }}
            className={clsx(
              "block max-h-[min(18rem,34dvh)] min-h-12 w-full min-w-0 resize-none field-sizing-content bg-transparent px-3.5 py-3 text-base outline-none placeholder:truncate [grid-area:field] md:text-sm md:leading-relaxed",
              Boolean(children) && !actions && "max-md:pl-1",
              note && "placeholder:text-note-muted",
            )}
          />
          <div className={clsx("flex min-w-0 items-center [grid-area:tools]", children && (actions ? "pb-1 pl-1" : "py-0.5 pl-0.5 md:pb-1.5 md:pl-1.5 md:pt-0"))}>{children}</div>
          <IconButton {...sendState} label={sendLabel} icon={sendIcon} variant="primary" round className="m-1 justify-self-end [grid-area:send] md:hidden" />
          <div className="flex items-center justify-end gap-2 pr-2 [grid-area:foot] md:pb-2">
            <Counter id={`${id}-count`} over={over} limit={limit} note={note} />
            {actions && <div className="flex items-center gap-2 max-md:pb-1 max-md:pr-1">{actions}</div>}
            <Button {...sendState} variant="primary" size="sm" icon={sendIcon} className="max-md:hidden">
              {sendLabel}
            </Button>
          </div>
        </div>
      </div>
      {why && (
        <p id={`${id}-reason`} className="px-1 text-sm text-muted">
          {why}
        </p>
      )}
    </div>
  );
}
