import type { ReactNode } from "react";
import { Search } from "lucide-react";
import { Command } from "cmdk";
import { Dialog as Kit } from "radix-ui";
import { Kbd } from "./Kbd.tsx";
import { popupItemClass } from "./popup-class.ts";
import { Spinner } from "./Spinner.tsx";
import { useReturnFocus } from "./use-return-focus.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type CommandItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Grey text at the right: where it leads, or more about it. */
  hint?: string;
  /** The shortcut, in the notation of lib/hotkeys.ts. */
  keys?: string;
  /** Other words that find it. */
  keywords?: string[];
  run: () => void;
};

export type CommandGroup = { label: string; items: readonly CommandItem[] };

export type CommandBarProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly CommandGroup[];
  /** Told what is typed, for groups that are searched on the server. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  /** What went wrong while searching; stands above what was found. */
  failure?: string | null;
};

/** Pages and actions by typing (Ctrl-K). Load it lazily: nobody needs it in the first paint. */
export default function CommandBar({ open, onOpenChange, groups, onSearch, loading = false, failure }: CommandBarProps) {
  const returnFocus = useReturnFocus();
  const run = (item: CommandItem) => {
    onOpenChange(false);
    // After the dialog has let go of the focus, so that the action may move it.
    setTimeout(item.run, 0);
  };
  return (
    <Kit.Root open={open} onOpenChange={onOpenChange}>
      <Kit.Portal>
        <Kit.Overlay className="motion-fade fixed inset-0 z-40 bg-overlay" />
        <Kit.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="motion-rise fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-h-[70dvh] max-w-xl flex-col overflow-hidden rounded-lg border border-border bg-raised shadow-xl"
        >
          <Kit.Title className="sr-only">{t("commands")}</Kit.Title>
          <Command label={t("commands")} loop className="flex min-h-0 flex-col">
            <div className="flex items-center gap-3 border-b border-border px-4 focus-within:border-focus">
              <Search className="size-5 shrink-0 text-muted" aria-hidden="true" />
              <Command.Input autoFocus placeholder={t("commandHint")} onValueChange={onSearch} className="h-13 w-full min-w-0 bg-transparent text-base outline-none" />
              {loading && <Spinner />}
            </div>
            {failure && (
              <p role="alert" className="border-b border-border px-4 py-2 text-sm text-danger">
                {failure}
              </p>
            )}
            <Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
              {!loading && <Command.Empty className="py-10 text-center text-sm text-muted">{t("nothingFound")}</Command.Empty>}
              {groups.map((group) => (
                <Command.Group
                  key={group.label}
                  heading={group.label}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
                >
                  {group.items.map((item) => (
                    <Command.Item key={item.id} value={item.id} keywords={[item.label, ...(item.keywords ?? [])]} onSelect={() => run(item)} className={popupItemClass}>
                      <span className="grid size-4 shrink-0 place-items-center text-muted [&>svg]:size-4">{item.icon}</span>
                      <span className="min-w-0 flex-1 truncate">{item.label}</span>
                      {item.hint && <span className="max-w-1/2 truncate text-xs text-muted">{item.hint}</span>}
                      {item.keys && <Kbd keys={item.keys} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Kit.Content>
      </Kit.Portal>
    </Kit.Root>
  );
}
