import { useState, type KeyboardEvent } from "react";
import type { MacroActions } from "../../../../../contract/desk.ts";
import { useCannedReplies, useStaff } from "../desk-queries.ts";
import { filled, type Facts } from "./canned-variables.ts";
import { fitting, suggestingAt, type Suggesting } from "./suggestion.ts";

export type Suggestion = { key: string; word: string; title: string; detail: string; text: string; /** What a macro does beside its words. */ actions?: MacroActions };

/**
 * Canned replies by /shortcut in replies, colleagues by @ in notes: what fits what is being typed, and the keys to choose.
 *
 * @param onChoose gets what to put in place of what was typed
 */
export function useSuggestions(note: boolean, facts: Facts, onChoose: (suggesting: Suggesting, text: string, actions: MacroActions | undefined) => void) {
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  const [at, setAt] = useState(0);
  const canned = useCannedReplies(!note);
  const { data: staff } = useStaff();
  const options = !suggesting ? [] : note ? people() : replies();

  function replies(): Suggestion[] {
    return fitting(canned, suggesting?.query ?? "", (one) => one.shortcut, (one) => one.title).map((one) => {
      const text = filled(one.body, facts);
      return { key: one.id, word: `/${one.shortcut}`, title: one.title, detail: text, text, actions: one.actions };
    });
  }
  function people(): Suggestion[] {
    const named = (staff?.items ?? []).filter((one) => one.username !== null);
    return fitting(named, suggesting?.query ?? "", (one) => one.username ?? "", (one) => one.name).map((one) => ({ key: one.id, word: `@${one.username ?? ""}`, title: one.name, detail: "", text: `@${one.username ?? ""} ` }));
  }

  const choose = (option: Suggestion) => {
    if (suggesting) onChoose(suggesting, option.text, option.actions);
    setSuggesting(null);
  };
  const current = options[Math.min(at, options.length - 1)];
  return {
    options,
    current,
    choose,
    /** At every change of text or cursor. */
    look: (text: string, cursor: number) => {
      const next = suggestingAt(text, cursor, note ? "mention" : "canned");
      if (next?.query !== suggesting?.query) setAt(0);
      setSuggesting(next);
    },
    close: () => setSuggesting(null),
    /** True when the key was for the list. */
    onKey: (event: KeyboardEvent): boolean => {
      if (options.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false;
      if (event.key === "ArrowDown") setAt((at + 1) % options.length);
      else if (event.key === "ArrowUp") setAt((at + options.length - 1) % options.length);
      else if (event.key === "Escape") setSuggesting(null);
      else if ((event.key === "Enter" || event.key === "Tab") && current) choose(current);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
