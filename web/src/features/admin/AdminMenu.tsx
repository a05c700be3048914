import { useId } from "react";
import { ChevronDown } from "lucide-react";
import { clsx } from "clsx";
import { Link } from "wouter";
import { textsOf } from "../../lib/texts.ts";
import { adminTexts } from "../../texts/en/admin.ts";
import type { AdminEntry, AdminSection } from "./admin-nav.ts";

const t = textsOf(adminTexts);

const line = "flex h-10 w-full items-center gap-2.5 rounded-md px-3 text-sm font-medium transition-colors focus-visible:-outline-offset-2 touch:h-11";

export type AdminMenuProps = {
  sections: readonly AdminSection[];
  /** Where one is. */
  here: AdminEntry | undefined;
  closed: readonly string[];
  onTurn: (key: string) => void;
  onChoose?: () => void;
};

function Section({ section, here, open, onTurn, onChoose }: { section: AdminSection; here: AdminEntry | undefined; open: boolean; onTurn: () => void; onChoose?: () => void }) {
  const id = useId();
  const inside = section.entries.some(({ href }) => href === here?.href);
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={inside && !open ? t("hereInside", { section: section.title }) : undefined}
        onClick={onTurn}
        className={clsx("flex h-9 w-full items-center justify-between gap-2 rounded-md px-3 text-left text-xs font-semibold hover:bg-hover touch:h-11", inside && !open ? "text-brand-text" : "text-muted")}
      >
        {section.title}
        <ChevronDown className={clsx("size-3.5 shrink-0 transition-transform", !open && "-rotate-90")} aria-hidden="true" />
      </button>
      {open && (
        <ul id={id} className="pb-2">
          {section.entries.map(({ href, label, Icon }) => (
            <li key={href}>
              <Link href={href} aria-current={href === here?.href ? "page" : undefined} onClick={onChoose} className={clsx(line, href === here?.href ? "bg-brand-soft text-on-brand-soft" : "text-muted hover:bg-hover hover:text-text")}>
                <Icon className="size-4 shrink-0" aria-hidden="true" />
                <span className="min-w-0 truncate">{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The pages of the administration in sections that open and close. */
export function AdminMenu({ sections, here, closed, onTurn, onChoose }: AdminMenuProps) {
  return (
    <ul className="space-y-1">
      {sections.map((section) => (
        <Section key={section.key} section={section} here={here} open={!closed.includes(section.key)} onTurn={() => onTurn(section.key)} onChoose={onChoose} />
      ))}
    </ul>
  );
}
