import { clsx } from "clsx";
import { Link, useLocation, useRoute } from "wouter";
import { LazyAccountNotices } from "../features/identity/session/LazyAccountNotices.tsx";
import { useMe } from "../lib/session.ts";
import { useVisualViewport } from "../lib/use-visual-viewport.ts";
import { OfflineBar } from "../ui/OfflineBar.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { BrandMark } from "./Brand.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { isUnder, type NavEntry } from "./nav-entry.ts";
import type { LayoutProps } from "./Pages.tsx";
import { SkipLink } from "./SkipLink.tsx";
import { StaffKeys } from "./StaffKeys.tsx";
import { StaffTools } from "./StaffTools.tsx";
import { staffEntries } from "./staff-nav.ts";
import { textsOf } from "../lib/texts.ts";
import { appStaffTexts } from "../texts/en/app-staff.ts";

const t = textsOf(appStaffTexts);

function Rail({ entries }: { entries: readonly NavEntry[] }) {
  const [location] = useLocation();
  const { me } = useMe();
  return (
    <div className="hidden w-18 shrink-0 flex-col items-center border-r border-border bg-surface py-3 md:flex print:hidden">
      <nav aria-label={t("main")} className="flex flex-1 flex-col items-center gap-1">
        <Link href="/desk" aria-label={t("desk")} className="mb-4 rounded-md">
          <BrandMark className="size-9" />
        </Link>
        {entries.map(({ href, label, Icon, Badge }) => {
          const here = isUnder(location, href);
          return (
            <Link
              key={href}
              href={href}
              aria-current={here ? "page" : undefined}
              className={clsx(
                "relative flex size-14 flex-col items-center justify-center gap-1 rounded-md text-xs font-medium",
                here ? "bg-brand-soft text-on-brand-soft" : "text-muted hover:bg-hover hover:text-text",
              )}
            >
              <Icon className="size-5" aria-hidden="true" />
              {label}
              {Badge && (
                <span className="absolute right-0 -top-0.5">
                  <Badge />
                </span>
              )}
            </Link>
          );
        })}
      </nav>
      {me && <StaffTools me={me} placement="right" />}
    </div>
  );
}

/** Staff pages: a slim rail at the left, on phones a bar at the bottom; shortcuts and the command bar everywhere. */
export function StaffLayout({ frame, children }: LayoutProps) {
  const keyboardOpen = useVisualViewport();
  const { me } = useMe();
  // An open ticket has the whole of a phone, as members' threads have; the way back stands in its header.
  const [inTicket] = useRoute("/desk/tickets/:number");
  if (frame === "bare") {
    return (
      <div className="flex min-h-dvh flex-col">
        <main id="main" tabIndex={-1} className="flex-1 px-4 py-10 outline-none">
          {children}
        </main>
        <footer className="flex justify-center px-4 pb-6">
          <LanguageChoice />
        </footer>
      </div>
    );
  }
  const entries = staffEntries(me?.permissions ?? []);
  return (
    <div className="viewport-frame">
      <SkipLink />
      <StaffKeys entries={entries} />
      <OfflineBar />
      <LazyAccountNotices />
      <div className="flex min-h-0 flex-1">
        <Rail entries={entries} />
        <main id="main" tabIndex={-1} className={clsx("min-w-0 flex-1 outline-none", frame !== "page" ? "flex min-h-0 flex-col" : "overflow-y-auto px-4 py-6 sm:px-8")}>
          {children}
        </main>
      </div>
      {!keyboardOpen && (
        <div className={frame === "thread" || inTicket ? "contents max-md:hidden" : "contents"}>
          <BottomBar label={t("main")} entries={entries}>
            {me && <StaffTools me={me} placement="above" />}
          </BottomBar>
        </div>
      )}
    </div>
  );
}
