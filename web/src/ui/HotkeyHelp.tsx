import { clsx } from "clsx";
import { useActiveHotkeys } from "../lib/use-hotkeys.ts";
import { Dialog } from "./Dialog.tsx";
import { Kbd } from "./Kbd.tsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

/** The `?` overlay: every shortcut that works now, by the place that it belongs to. Load it lazily. */
export default function HotkeyHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const scopes = useActiveHotkeys();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("shortcuts")} size={scopes.length > 1 ? "md" : "sm"}>
      <div className={clsx("grid gap-x-8 gap-y-6", scopes.length > 1 && "sm:grid-cols-2")}>
        {scopes.map((scope, at) => (
          <section key={`${at} ${scope.name}`}>
            <h3 className="pb-1 text-xs font-medium text-muted">{scope.name}</h3>
            <dl className="divide-y divide-border">
              {scope.hotkeys.map((hotkey) => (
                <div key={hotkey.keys} className="flex items-center justify-between gap-4 py-1.5 text-sm">
                  <dt>{hotkey.label}</dt>
                  <dd>
                    <Kbd keys={hotkey.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
