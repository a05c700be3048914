import { clsx } from "clsx";
import { Link, useLocation } from "wouter";
import { LazyAccountNotices } from "../features/identity/session/LazyAccountNotices.tsx";
import { Bell } from "../features/notifications/Bell.tsx";
import { LazySearchLink } from "../features/search/LazySearchLink.tsx";
import { useMe } from "../lib/session.ts";
import { useVisualViewport } from "../lib/use-visual-viewport.ts";
import { buttonClass } from "../ui/button-class.ts";
import { OfflineBar } from "../ui/OfflineBar.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { Brand } from "./Brand.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { memberNav } from "./member-nav.ts";
import { isUnder } from "./nav-entry.ts";
import type { LayoutProps } from "./Pages.tsx";
import { SkipLink } from "./SkipLink.tsx";
import { textsOf } from "../lib/texts.ts";
import { appTexts } from "../texts/en/app.ts";

const t = textsOf(appTexts);

/** What is on here: everything, until the account has been read. */
function useMemberNav() {
  const { me } = useMe();
  return memberNav(me?.community.modules);
}

function TopNav() {
  const [location] = useLocation();
  const entries = useMemberNav();
  return (
    <nav aria-label={t("main")} className="hidden items-center gap-1 md:flex print:hidden">
      {entries.map(({ href, label, Badge }) => {
        const here = isUnder(location, href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={clsx("flex h-10 items-center gap-2 rounded-md px-3 text-sm font-medium hover:bg-hover", here ? "text-brand-text" : "text-muted hover:text-text")}
          >
            {label}
            {Badge && <Badge />}
          </Link>
        );
      })}
    </nav>
  );
}

function AccountCorner() {
  const { me, isLoading } = useMe();
  if (me) {
    return (
      <div className="flex items-center gap-1 print:hidden">
        <LazySearchLink />
        <Bell app="member" />
        <AccountMenu me={me} placement="below" app="member" />
      </div>
    );
  }
  // Unknown, because the server could not be asked: neither a name nor "Sign in" would be true.
  if (me === undefined) return isLoading ? <Skeleton round className="mx-1.5 size-8" /> : null;
  return (
    <div className="flex items-center gap-1">
      <LanguageChoice quiet className="h-full px-2" />
      <Link href="/sign-in" className={buttonClass({ size: "sm" })}>
        {t("signIn")}
      </Link>
    </div>
  );
}

function TopBar() {
  return (
    <header className="sticky top-0 z-20 shrink-0 border-b border-border bg-surface">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-6 px-4">
        <Link href="/" className="rounded-md">
          <Brand />
        </Link>
        <div className="flex flex-1 items-center">
          <TopNav />
        </div>
        <AccountCorner />
      </div>
    </header>
  );
}

const main = "outline-none";

/** Members' pages: a top bar, and on phones a bottom bar, which makes room while the keyboard is up. */
export function MemberLayout({ frame, children }: LayoutProps) {
  const keyboardOpen = useVisualViewport();
  const entries = useMemberNav();
  if (frame === "bare") {
    return (
      <div className="flex min-h-dvh flex-col">
        <OfflineBar />
        <header className="px-4 pt-6 sm:pt-10">
          <Link href="/" className="mx-auto flex w-fit rounded-md">
            <Brand />
          </Link>
        </header>
        <main id="main" tabIndex={-1} className={clsx(main, "flex-1 px-4 py-8")}>
          {children}
        </main>
        <footer className="flex items-center justify-center gap-4 px-4 pb-6">
          <Link href="/chat" className={buttonClass({ variant: "ghost" })}>{t("help")}</Link>
          <LanguageChoice />
        </footer>
      </div>
    );
  }
  if (frame === "fill" || frame === "thread") {
    const nav = frame === "thread" ? "contents max-md:hidden" : "contents";
    return (
      <div className="viewport-frame">
        <SkipLink />
        <OfflineBar />
        <div className={nav}>
          <TopBar />
        </div>
        <LazyAccountNotices />
        <main id="main" tabIndex={-1} className={clsx(main, "flex min-h-0 flex-1 flex-col")}>
          {children}
        </main>
        {!keyboardOpen && (
          <div className={nav}>
            <BottomBar label={t("main")} entries={entries} />
          </div>
        )}
      </div>
    );
  }
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <OfflineBar />
      <TopBar />
      <LazyAccountNotices />
      <main id="main" tabIndex={-1} className={clsx(main, "mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:py-8")}>
        {children}
      </main>
      {!keyboardOpen && (
        <div className="sticky bottom-0 z-20">
          <BottomBar label={t("main")} entries={entries} />
        </div>
      )}
    </div>
  );
}
