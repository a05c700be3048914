import { Monitor, Moon, Sun, type LucideIcon } from "lucide-react";
import { clsx } from "clsx";
import { useMode, type Mode } from "../lib/mode.ts";
import { textsOf } from "../lib/texts.ts";
import { accountMenuTexts } from "../texts/en/account-menu.ts";

const t = textsOf(accountMenuTexts);

const choices: readonly { mode: Mode; label: string; Icon: LucideIcon }[] = [
  { mode: "light", get label() { return t("light"); }, Icon: Sun },
  { mode: "dark", get label() { return t("dark"); }, Icon: Moon },
  { mode: "system", get label() { return t("likeTheDevice"); }, Icon: Monitor },
];

/** Light, dark, or what the device says. */
export function ModeChoice() {
  const [mode, setMode] = useMode();
  return (
    <div role="group" aria-label={t("appearance")} className="flex gap-1 rounded-md bg-sunken p-1">
      {choices.map(({ mode: choice, label, Icon }) => (
        <button
          key={choice}
          type="button"
          title={label}
          aria-label={label}
          aria-pressed={mode === choice}
          onClick={() => setMode(choice)}
          className={clsx("grid h-8 flex-1 place-items-center rounded-sm touch:h-11", mode === choice ? "bg-brand-soft text-on-brand-soft" : "text-muted hover:text-text")}
        >
          <Icon className="size-4" aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
