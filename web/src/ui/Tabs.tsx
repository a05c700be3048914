import type { ReactNode } from "react";
import { Tabs as Kit } from "radix-ui";

export type Tab = { value: string; label: string; count?: number; content: ReactNode };

export type TabsProps = {
  /** What the tabs choose between, for screen readers. */
  label: string;
  tabs: readonly Tab[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
};

/** Several views in one place. Arrow keys move between tabs; the row scrolls sideways on narrow screens. */
export function Tabs({ label, tabs, value, defaultValue = tabs[0]?.value, onValueChange }: TabsProps) {
  return (
    <Kit.Root value={value} defaultValue={value === undefined ? defaultValue : undefined} onValueChange={onValueChange}>
      <Kit.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-border [scrollbar-width:none]">
        {tabs.map((tab) => (
          <Kit.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-10 shrink-0 items-center gap-2 border-b-2 border-transparent px-3 text-sm font-medium text-muted transition-colors hover:text-text focus-visible:-outline-offset-2 data-[state=active]:border-brand-text data-[state=active]:text-text touch:h-11"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-pill bg-subtle px-1.5 py-px font-mono text-xs tabular-nums text-muted">{tab.count}</span>
            )}
          </Kit.Trigger>
        ))}
      </Kit.List>
      {tabs.map((tab) => (
        <Kit.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Kit.Content>
      ))}
    </Kit.Root>
  );
}
