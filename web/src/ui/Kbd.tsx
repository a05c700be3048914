import { Fragment } from "react";

const names: Record<string, string> = {
  Enter: "Enter",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  shift: "Shift",
  alt: "Alt",
};

function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

function nameOf(key: string): string {
  if (key === "mod") return isMac() ? "⌘" : "Ctrl";
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/**
 * A shortcut drawn as keys.
 *
 * @param keys in the notation of lib/hotkeys.ts: `mod+k`, `g t`, `?`
 */
export function Kbd({ keys }: { keys: string }) {
  const presses = keys.split(" ").map((press) => press.split(/\+(?=.)/));
  return (
    <kbd className="inline-flex shrink-0 items-center gap-1 font-sans text-xs text-muted">
      {presses.map((press, at) => (
        <Fragment key={at}>
          {press.map((key) => (
            <span key={key} className="grid h-5 min-w-5 place-items-center rounded-sm border border-border bg-subtle px-1 font-medium">
              {nameOf(key)}
            </span>
          ))}
        </Fragment>
      ))}
    </kbd>
  );
}
