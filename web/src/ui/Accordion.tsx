import type { ReactNode } from "react";
import { ChevronDown } from "lucide-react";
import { Accordion as Kit } from "radix-ui";

export type AccordionItem = { value: string; title: string; content: ReactNode };

export type AccordionProps = {
  items: readonly AccordionItem[];
  /** Values that are open at first. */
  defaultOpen?: string[];
  /** Told of each change, for pages that remember what was open. */
  onOpenChange?: (open: string[]) => void;
};

/** Sections that open and close, several at a time. */
export function Accordion({ items, defaultOpen, onOpenChange }: AccordionProps) {
  return (
    <Kit.Root type="multiple" defaultValue={defaultOpen} onValueChange={onOpenChange} className="divide-y divide-border border-y border-border">
      {items.map((item) => (
        <Kit.Item key={item.value} value={item.value}>
          <Kit.Header>
            <Kit.Trigger className="group flex min-h-12 w-full items-center justify-between gap-4 py-2 text-left text-sm font-medium hover:text-brand-text">
              {item.title}
              <ChevronDown className="size-4 shrink-0 text-muted transition-transform group-data-[state=open]:rotate-180" aria-hidden="true" />
            </Kit.Trigger>
          </Kit.Header>
          <Kit.Content className="pb-4 text-sm text-muted">{item.content}</Kit.Content>
        </Kit.Item>
      ))}
    </Kit.Root>
  );
}
