import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X, type LucideIcon } from "lucide-react";
import { clsx } from "clsx";
import { IconButton } from "./IconButton.tsx";
import { softTone } from "./tone.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type BannerTone = "info" | "success" | "warning" | "danger";

export type BannerProps = {
  tone?: BannerTone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  onDismiss?: () => void;
  className?: string;
};

const icons: Record<BannerTone, LucideIcon> = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };
const edges: Record<BannerTone, string> = {
  info: "border-info/30",
  success: "border-success/30",
  warning: "border-warning/30",
  danger: "border-danger/30",
};

/** Something that concerns the whole page or form; stays until dismissed or no longer true. */
export function Banner({ tone = "info", title, children, action, onDismiss, className }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={clsx("flex items-start gap-3 rounded-md border px-4 py-3 text-sm", softTone[tone], edges[tone], className)}
    >
      <Icon className="mt-px size-5 shrink-0" aria-hidden="true" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 space-y-0.5 text-text">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className="text-pretty">{children}</div>}
        </div>
        {action}
      </div>
      {onDismiss && <IconButton className="-my-1.5 -mr-2" size="sm" label={t("dismiss")} icon={<X className="size-4" />} onClick={onDismiss} />}
    </div>
  );
}
