import { useId, useState } from "react";
import { Check, ChevronsUpDown } from "lucide-react";
import { clsx } from "clsx";
import { Command } from "cmdk";
import { Popover as Kit } from "radix-ui";
import { controlClass } from "./control-class.ts";
import { useField } from "./Field.tsx";
import { popupClass, popupItemClass } from "./popup-class.ts";
import { Spinner } from "./Spinner.tsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type ComboboxOption = { value: string; label: string; hint?: string; disabled?: boolean };

export type ComboboxProps = {
  options: readonly ComboboxOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** Its name where no Field gives one. */
  label?: string;
  emptyText?: string;
  /** Shown while nothing is chosen. */
  prompt?: string;
  /** Picking the chosen option again clears it. */
  clearable?: boolean;
  /** With this the caller searches (on the server, say) and hands in matching options; else the given ones are filtered. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  disabled?: boolean;
};

/** One choice of many, found by typing. For a handful of choices use Select. Load lazily on member pages: it is heavy. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, label, emptyText = t("nothingFound"), prompt = t("choose"), clearable = false, onSearch, loading = false } = props;
  const [open, setOpen] = useState(false);
  const field = useField();
  const ownId = useId();
  const id = field?.id ?? ownId;
  const chosen = options.find((option) => option.value === value);
  const pick = (option: ComboboxOption) => {
    onChange(clearable && option.value === value ? null : option.value);
    setOpen(false);
  };
  return (
    <Kit.Root open={open} onOpenChange={setOpen}>
      <Kit.Trigger
        id={id}
        disabled={props.disabled}
        aria-labelledby={field ? `${field.labelId} ${id}` : undefined}
        aria-label={field ? undefined : `${label ?? ""}: ${chosen?.label ?? prompt}`}
        aria-describedby={field?.describedBy}
        data-invalid={field?.invalid || undefined}
        className={clsx(controlClass, "flex items-center gap-2 text-left data-[invalid]:border-danger")}
      >
        <span className={clsx("min-w-0 flex-1 truncate", !chosen && "text-muted")}>{chosen?.label ?? prompt}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </Kit.Trigger>
      <Kit.Portal>
        <Kit.Content
          aria-label={label ?? prompt}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className={clsx(popupClass, "w-(--radix-popover-trigger-width) min-w-56 max-w-[calc(100vw-1rem)] overflow-hidden")}
        >
          <Command shouldFilter={!onSearch} label={label ?? prompt}>
            <div className="flex items-center gap-2 border-b border-border pr-3 focus-within:border-focus">
              <Command.Input
                placeholder={t("search")}
                onValueChange={onSearch}
                className="h-10 w-full min-w-0 bg-transparent px-3 text-sm outline-none touch:h-11 touch:text-base"
              />
              {loading && <Spinner />}
            </div>
            {/* Beside the list: a list of choices may hold nothing but choices. */}
            <div role="status">{!loading && <Command.Empty className="px-3 py-6 text-center text-sm text-pretty text-muted">{emptyText}</Command.Empty>}</div>
            <Command.List className="max-h-64 overflow-y-auto p-1 empty:p-0">
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label, option.hint ?? ""]}
                  disabled={option.disabled}
                  onSelect={() => pick(option)}
                  className={popupItemClass}
                >
                  {/* Side by side where both have room; the hint goes below rather than take the name's place. */}
                  <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5">
                    <span className="max-w-full grow truncate">{option.label}</span>
                    {option.hint && <span className="max-w-full truncate text-xs text-muted">{option.hint}</span>}
                  </span>
                  <Check className={clsx("size-4 shrink-0 text-brand-text", option.value !== value && "invisible")} aria-hidden="true" />
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Kit.Content>
      </Kit.Portal>
    </Kit.Root>
  );
}
