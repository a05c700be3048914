import { clsx } from "clsx";
import { Link, useLocation } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";

const t = textsOf(adminAssistantTexts);

/** The pages of the help bot: its talk, its figures, its rules, its model. */
export function AssistantNav() {
  const [location] = useLocation();
  const parts = [["/admin/assistant/flow", t("partFlow")], ["/admin/assistant/figures", t("partFigures")], ["/admin/assistant", t("partRules")], ["/admin/assistant/wording", t("partWording")]] as const;
  return (
    <nav aria-label={t("partsLabel")} className="mb-5 flex gap-1 overflow-x-auto border-b border-border [scrollbar-width:none]">
      {parts.map(([href, label]) => {
        const here = location === href;
        return (
          <Link key={href} href={href} aria-current={here ? "page" : undefined} className={clsx("-mb-px flex h-10 shrink-0 items-center border-b-2 px-3 text-sm font-medium transition-colors focus-visible:-outline-offset-2 touch:h-11", here ? "border-brand-text text-text" : "border-transparent text-muted hover:text-text")}>
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
