import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { describeError } from "../lib/describe-error.ts";
import { useDraft } from "../lib/use-draft.ts";
import { uuid } from "../lib/uuid.ts";
import { useTouch } from "../lib/use-media.ts";
import { useAutoGrow } from "./use-auto-grow.ts";

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

export type ComposerRules = {
  draftKey: string;
  onSend: (message: Outgoing) => Promise<unknown> | void;
  /** Characters after trimming. */
  limit: number;
  /** False while nothing can be sent, whatever is typed. */
  open: boolean;
  /** Something else goes along, such as files: then it may be sent without a word. */
  hasMore?: boolean;
};

/**
 * What a composer does, without its looks: it empties at once and keeps focus, and text that has not arrived comes back.
 *
 * @returns the text, how far over the limit it is (negative while under), why the last sending failed, and the handlers
 */
export function useComposer({ draftKey, onSend, limit, open, hasMore = false }: ComposerRules) {
  const area = useRef<HTMLTextAreaElement>(null);
  const touch = useTouch();
  const { text, setText, begin, arrived, failed } = useDraft(draftKey);
  const [error, setError] = useState<string | null>(null);
  useAutoGrow(area, text);
  useEffect(() => setError(null), [draftKey]);

  const length = text.trim().length;
  const over = length - limit;
  const maySend = open && (length > 0 || hasMore) && over <= 0;

  const send = (intent?: string) => {
    area.current?.focus({ preventScroll: true });
    const attempt = maySend ? (begin() ?? { clientId: uuid(), text: "" }) : null;
    if (!attempt) return;
    setError(null);
    const { clientId } = attempt;
    new Promise<unknown>((settle) => settle(onSend({ text: attempt.text, clientId, intent }))).then(
      () => arrived(clientId),
      (reason: unknown) => {
        failed(clientId);
        setError(describeError(reason));
      },
    );
  };

  const insert = (more: string) => {
    const field = area.current;
    const from = field?.selectionStart ?? text.length;
    const to = field?.selectionEnd ?? from;
    setText(text.slice(0, from) + more + text.slice(to));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + more.length, from + more.length);
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    const asked = event.ctrlKey || event.metaKey || (!touch && !event.shiftKey && !event.altKey);
    if (!asked) return;
    event.preventDefault();
    send();
  };

  const handle: ComposerHandle = { focus: () => area.current?.focus(), insert, setText, send };
  return { area, touch, text, setText, over, maySend, error, send, onKeyDown, handle };
}
