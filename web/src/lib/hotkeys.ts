/** One shortcut. */
export type Hotkey = {
  /**
   * `j`, `?`, `/`, `Escape`, `mod+k` (Ctrl, or ⌘ on a Mac), `shift+Enter`, or two keys in a row such as `g t`.
   * Characters are what the key types, so `?` needs no `shift+`.
   */
  keys: string;
  /** What it does, for the help overlay and the command bar. */
  label: string;
  run: () => void;
  /** Also while typing in a field. Keys with `mod+` always work there. */
  whileTyping?: boolean;
};

/** Shortcuts that live together: a page, a list, an open dialog. */
export type HotkeyScope = {
  name: string;
  hotkeys: readonly Hotkey[];
  /** While it is mounted, scopes below it rest. */
  modal?: boolean;
};

type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const scopes: HotkeyScope[] = [];
const listeners = new Set<() => void>();
let listed: readonly HotkeyScope[] = [];

function changed(): void {
  listed = [...scopes];
  for (const listener of listeners) listener();
}

/** The scopes that answer now, the newest last. The same array until something changes. */
export function activeScopes(): readonly HotkeyScope[] {
  return listed;
}

/** Calls the listener when scopes come, go or change; answers with the way to stop. */
export function onScopesChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Adds a scope above the others; answers with the way to remove it. */
export function addScope(scope: HotkeyScope): () => void {
  scopes.push(scope);
  changed();
  return () => {
    scopes.splice(scopes.indexOf(scope), 1);
    changed();
  };
}

/** A key press in the notation of `Hotkey.keys`. */
export function pressed(event: KeyPress): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Shift is already in a typed character (`?`); it is named only with keys that type none.
  const shift = event.shiftKey && (event.key.length > 1 || event.ctrlKey || event.metaKey);
  return [event.ctrlKey || event.metaKey ? "mod" : "", event.altKey ? "alt" : "", shift ? "shift" : "", key].filter(Boolean).join("+");
}

/** Whether the element takes typed text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "range", "file"].includes(target.type);
}

/**
 * Finds the shortcut for a key press: the newest scope that knows it, not looking below a modal one.
 *
 * @param keys the press, or two presses joined by a space
 */
export function findHotkey(keys: string, typing: boolean): Hotkey | undefined {
  for (const scope of [...scopes].reverse()) {
    const hotkey = scope.hotkeys.find((one) => one.keys === keys);
    if (hotkey && (!typing || hotkey.whileTyping || keys.includes("mod+"))) return hotkey;
    if (scope.modal) return undefined;
  }
  return undefined;
}

/** Whether a press may be the first of two, so that the next one is read together with it. */
export function startsSequence(keys: string): boolean {
  return scopes.some((scope) => scope.hotkeys.some((one) => one.keys.startsWith(`${keys} `)));
}
