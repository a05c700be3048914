import { clsx } from "clsx";
import type { Suggestion } from "./use-suggestions.ts";

export const optionId = (listId: string, key: string) => `${listId}-${key}`;

/** What fits what is being typed; the keyboard stays in the field. */
export function SuggestionList({ id, label, options, current, onChoose }: { id: string; label: string; options: readonly Suggestion[]; current: Suggestion | undefined; onChoose: (one: Suggestion) => void }) {
  if (options.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={label} className="absolute inset-x-0 bottom-full z-20 mb-1.5 max-h-72 overflow-y-auto rounded-md border border-border bg-raised p-1 shadow-lg">
      {options.map((one) => (
        <div
          key={one.key}
          id={optionId(id, one.key)}
          role="option"
          aria-selected={one === current}
          tabIndex={-1}
          ref={(element) => {
            if (one === current) element?.scrollIntoView({ block: "nearest" });
          }}
          // The field keeps the keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
          onKeyDown={() => undefined}
          className={clsx("cursor-default rounded-sm px-2.5 py-1.5 text-sm touch:py-2.5", one === current ? "bg-subtle" : "hover:bg-hover")}
        >
          <span className="flex items-baseline gap-2">
            <span className="shrink-0 font-mono text-xs font-medium text-brand-text">{one.word}</span>
            <span className="min-w-0 truncate font-medium">{one.title}</span>
          </span>
          {one.detail && <span className="line-clamp-1 text-xs text-muted">{one.detail}</span>}
        </div>
      ))}
    </div>
  );
}
