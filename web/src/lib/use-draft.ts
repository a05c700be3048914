import { useCallback, useEffect, useRef, useState } from "react";
import { arrived, begin, failed, parseDraft, storedForm, typed, type Attempt, type Draft } from "./draft.ts";
import { readStored, store } from "./storage.ts";

const place = (key: string) => `baraza:draft:${key}`;

/** What was typed in one place goes on in another, as when tickets are merged; behind what is typed there already. */
export function moveDraft(from: string, into: string): void {
  const moved = parseDraft(readStored(place(from))).text;
  if (moved.trim() === "") return;
  const there = parseDraft(readStored(place(into)));
  store(place(into), storedForm(typed(there, there.text.trim() === "" ? moved : `${there.text}\n${moved}`)));
  store(place(from), null);
}

export type DraftControl = {
  text: string;
  setText: (text: string) => void;
  /** Empties the field and hands out what to send; null when there is nothing to send. */
  begin: () => Attempt | null;
  arrived: (clientId: string) => void;
  failed: (clientId: string) => void;
};

/**
 * A draft that survives reload, crash, and every change made by others (DK-8, CV-13). It is stored at each key press;
 * what is being sent stays stored until the server has it.
 *
 * @param key names the place that the draft belongs to, such as `ticket:<id>:reply`
 */
export function useDraft(key: string): DraftControl {
  const [held, setHeld] = useState(() => ({ key, draft: parseDraft(readStored(place(key))) }));
  const current = useRef(held);
  const show = useCallback((next: { key: string; draft: Draft }) => {
    current.current = next;
    setHeld(next);
  }, []);

  useEffect(() => {
    if (current.current.key !== key) show({ key, draft: parseDraft(readStored(place(key))) });
  }, [key, show]);

  // An outcome may come after the person has moved to another conversation: it then changes only what is stored.
  const change = useCallback(
    (edit: (draft: Draft) => Draft) => {
      const here = current.current.key === key;
      const draft = edit(here ? current.current.draft : parseDraft(readStored(place(key))));
      store(place(key), storedForm(draft));
      if (here) show({ key, draft });
    },
    [key, show],
  );

  const start = useCallback(() => {
    const started = current.current.key === key ? begin(current.current.draft) : null;
    if (started) change(() => started.draft);
    return started?.attempt ?? null;
  }, [change, key]);

  return {
    text: held.key === key ? held.draft.text : "",
    setText: useCallback((text: string) => change((draft) => typed(draft, text)), [change]),
    begin: start,
    arrived: useCallback((clientId: string) => change((draft) => arrived(draft, clientId)), [change]),
    failed: useCallback((clientId: string) => change((draft) => failed(draft, clientId)), [change]),
  };
}
