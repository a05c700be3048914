import { useState } from "react";
import { Menu } from "lucide-react";
import { useLocation } from "wouter";
import type { Me } from "../../lib/session.ts";
import { textsOf } from "../../lib/texts.ts";
import { adminTexts } from "../../texts/en/admin.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { adminSections, entryAt } from "./admin-nav.ts";
import { AdminMenu } from "./AdminMenu.tsx";
import { useClosedSections } from "./nav-memory.ts";

const t = textsOf(adminTexts);

/** The administration's navigation (AD-7): at the side on wide screens; on narrow ones a button with the page's name opens it. */
export function AdminNav({ me }: { me: Me }) {
  const [location] = useLocation();
  const [open, setOpen] = useState(false);
  const { closed, turn } = useClosedSections(me.person.id);
  const sections = adminSections(me.permissions);
  const entries = sections.flatMap((section) => section.entries);
  // One page needs no way to the others.
  if (entries.length < 2) return null;
  const here = entryAt(entries, location);
  const page = here?.label ?? t("administration");
  const menu = { sections, here, closed, onTurn: turn };
  return (
    <>
      <nav aria-label={t("administration")} className="sticky top-0 max-h-[calc(100dvh-3rem)] w-52 shrink-0 self-start overflow-y-auto max-lg:hidden">
        <AdminMenu {...menu} />
      </nav>
      <div className="-mx-4 -mt-6 mb-5 border-b border-border px-4 sm:-mx-8 sm:px-8 lg:hidden">
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)} className="-ml-2 flex h-12 max-w-full items-center gap-2.5 rounded-md px-2 text-sm font-medium hover:bg-hover">
          <Menu className="size-5 shrink-0 text-muted" aria-hidden="true" />
          <span className="shrink-0 text-muted">{t("menu")}</span>
          <span className="min-w-0 truncate">{page}</span>
        </button>
        <Sheet open={open} onOpenChange={setOpen} side="left" title={t("administration")}>
          <nav aria-label={t("administration")} className="-mx-2">
            <AdminMenu {...menu} onChoose={() => setOpen(false)} />
          </nav>
        </Sheet>
      </div>
    </>
  );
}
