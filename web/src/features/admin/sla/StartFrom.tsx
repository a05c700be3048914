import { clsx } from "clsx";
import type { Calendar } from "../../../../../contract/sla.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { presets, presetWords, type Preset } from "./presets.ts";

const t = textsOf(adminSlaTexts);

/** Ready promises: what each fills in stands on it. */
export function StartFrom({ calendars, taken, onTake }: { calendars: readonly Calendar[]; taken: string | null; onTake: (preset: Preset) => void }) {
  return (
    <section className="space-y-2">
      <h3 className="text-sm font-medium">{t("startFrom")}</h3>
      <p className="text-sm text-muted">{t("startFromHint")}</p>
      <ul className="grid gap-2 sm:grid-cols-2">
        {presets(calendars).map((preset) => (
          <li key={preset.name}>
            <button type="button" aria-pressed={taken === preset.name} onClick={() => onTake(preset)} className={clsx("flex h-full w-full flex-col rounded-md border p-3 text-left text-sm transition-colors touch:min-h-11", taken === preset.name ? "border-brand bg-brand-soft" : "border-border-strong hover:bg-hover")}>
              <span className="block font-medium">{preset.name}</span>
              <span className="block text-muted">{presetWords(preset, calendars)}</span>
            </button>
          </li>
        ))}
      </ul>
      {calendars.length === 0 && <p className="text-sm text-muted">{t("needsCalendar")}</p>}
      <p role="status" className="sr-only">{taken && t("presetTaken", { name: taken })}</p>
    </section>
  );
}
