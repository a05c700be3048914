import { CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Popover } from "../../../ui/Popover.tsx";

const t = textsOf(adminAssistantTexts);

/** The "?" beside a figure: what exactly is counted, as docs/figures.md has it. */
export function Means({ figure, children }: { figure: string; children: ReactNode }) {
  return (
    <Popover label={t("whatItMeans", { figure })} trigger={<IconButton size="sm" label={t("whatItMeans", { figure })} icon={<CircleHelp className="size-4" />} />}>
      <p className="text-pretty text-sm">{children}</p>
    </Popover>
  );
}

/** One figure with its name, what it means, and what stood there before. */
export function Figure({ name, value, means, lines }: { name: string; value: ReactNode; means: string; lines: readonly string[] }) {
  return (
    <li className="min-w-0 rounded-lg border border-border bg-surface p-3.5 shadow-sm sm:p-4">
      <div className="flex items-center justify-between gap-1">
        <p className="text-sm font-medium text-muted">{name}</p>
        <Means figure={name}>{means}</Means>
      </div>
      <p className="py-0.5 font-mono text-xl font-semibold tracking-tight sm:text-2xl">{value}</p>
      {lines.map((line) => <p key={line} className="text-pretty text-xs text-muted">{line}</p>)}
    </li>
  );
}
export const figureGrid = "grid grid-cols-1 gap-3 min-[22rem]:grid-cols-2 sm:gap-4 xl:grid-cols-4";
