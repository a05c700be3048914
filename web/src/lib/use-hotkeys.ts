import { useEffect, useRef, useSyncExternalStore } from "react";
import { activeScopes, addScope, findHotkey, isTyping, onScopesChange, pressed, startsSequence, type Hotkey, type HotkeyScope } from "./hotkeys.ts";

/** Milliseconds within which the second key of `g t` must come. */
const sequenceTime = 1_000;

let users = 0;
let first: { keys: string; at: number } | null = null;

/** Menus, open lists and dialogs of the headless kit handle their own keys. */
function insideOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
  const typing = isTyping(event.target);
  const modal = activeScopes().at(-1)?.modal === true;
  if (insideOverlay(event.target) && !modal) return;
  const keys = pressed(event);
  const both = first && event.timeStamp - first.at < sequenceTime ? `${first.keys} ${keys}` : null;
  first = null;
  const hotkey = (both && findHotkey(both, typing)) || findHotkey(keys, typing);
  if (hotkey) {
    event.preventDefault();
    if (!event.repeat || ["j", "k", "ArrowUp", "ArrowDown"].includes(keys)) hotkey.run();
  } else if (!typing && startsSequence(keys)) {
    first = { keys, at: event.timeStamp };
  }
}

/**
 * Makes shortcuts work while the component is mounted. Single keys are ignored while typing in a field, in menus and in
 * dialogs; the newest scope wins where two know the same key.
 *
 * @param name heading in the help overlay, such as "Ticket"
 * @param options.enabled false lets the scope rest; modal keeps the scopes below from answering
 */
export function useHotkeys(name: string, hotkeys: readonly Hotkey[], options: { enabled?: boolean; modal?: boolean } = {}): void {
  const { enabled = true, modal = false } = options;
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  // Only what people see (keys and labels) makes a new scope; the functions are read when the key is pressed.
  const shape = JSON.stringify(hotkeys.map(({ keys, label, whileTyping }) => [keys, label, whileTyping ?? false]));

  useEffect(() => {
    if (!enabled) return;
    const scope: HotkeyScope = {
      name,
      modal,
      hotkeys: latest.current.map((hotkey) => ({
        ...hotkey,
        run: () => latest.current.find((one) => one.keys === hotkey.keys)?.run(),
      })),
    };
    const remove = addScope(scope);
    if (users++ === 0) document.addEventListener("keydown", onKeyDown);
    return () => {
      remove();
      if (--users === 0) document.removeEventListener("keydown", onKeyDown);
    };
  }, [name, modal, enabled, shape]);
}

/** The shortcuts that work now, for the `?` overlay and the command bar. */
export function useActiveHotkeys(): readonly HotkeyScope[] {
  return useSyncExternalStore(onScopesChange, activeScopes, activeScopes);
}
