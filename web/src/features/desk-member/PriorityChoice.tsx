import { clsx } from "clsx";
import { textsOf } from "../../lib/texts.ts";
import { newTicketTexts } from "../../texts/en/new-ticket.ts";

const t = textsOf(newTicketTexts);

const choices = [
  { value: "low", get label() { return t("low"); }, get hint() { return t("itCanWait"); } },
  { value: "medium", get label() { return t("medium"); }, get hint() { return t("itIsInMy"); } },
  { value: "high", get label() { return t("high"); }, get hint() { return t("iCantGoOn"); } },
] as const;

/** How pressing it is; members propose up to high (DK-4). */
export function PriorityChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1.5 text-sm font-medium">{t("howPressingIsIt")}</legend>
      <div className="grid grid-cols-3 gap-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              "flex cursor-pointer flex-col rounded-md border px-3 py-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
              value === choice.value ? "border-brand bg-brand-soft text-on-brand-soft" : "border-border-strong bg-surface hover:bg-hover",
            )}
          >
            <input type="radio" name="priority" value={choice.value} checked={value === choice.value} onChange={() => onChange(choice.value)} className="sr-only" />
            <span className="font-medium">{choice.label}</span>
            <span className={clsx("text-xs", value !== choice.value && "text-muted")}>{choice.hint}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
