import { lazy, Suspense, useEffect, useState } from "react";
import { OctagonAlert, Search } from "lucide-react";
import { useLocation } from "wouter";
import type { CommandGroup } from "../ui/CommandBar.tsx";
import type { Hotkey } from "../lib/hotkeys.ts";
import { useActiveHotkeys, useHotkeys } from "../lib/use-hotkeys.ts";
import { adminPages } from "../features/admin/admin-nav.ts";
import { useMe } from "../lib/session.ts";
import { onOpenCommands } from "./commands-open.ts";
import type { NavEntry } from "./nav-entry.ts";
import { textsOf } from "../lib/texts.ts";
import { appStaffTexts } from "../texts/en/app-staff.ts";

const t = textsOf(appStaffTexts);

const loadCommands = () => import("./StaffCommands.tsx");
const StaffCommands = lazy(loadCommands);
const HotkeyHelp = lazy(() => import("../ui/HotkeyHelp.tsx"));

/** Shortcuts that work on every staff page: Ctrl-K for commands, ? for help, and two keys to each section. */
export function StaffKeys({ entries }: { entries: readonly NavEntry[] }) {
  const [opened, setOpened] = useState<"commands" | "help" | null>(null);
  const [, navigate] = useLocation();
  const scopes = useActiveHotkeys();
  const { me } = useMe();
  useEffect(() => {
    // Soon after the first paint, so that what is typed right after Ctrl-K is not lost while it loads.
    const timer = setTimeout(() => void loadCommands().catch(() => undefined), 2_000);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => onOpenCommands(() => setOpened("commands")), []);

  const problems = { href: "/desk/problems", label: t("problems"), Icon: OctagonAlert, keys: undefined };
  const search = { href: "/desk/search", label: t("search"), Icon: Search, keys: "g f" };
  const places = me?.permissions.includes("ticket.read") ? [...entries, problems, search] : entries;
  const visits: Hotkey[] = places.flatMap(({ keys, label, href }) => (keys ? [{ keys, label: t("goTo", { label }), run: () => navigate(href) }] : []));
  useHotkeys(t("everywhere"), [
    { keys: "mod+k", label: t("commands"), run: () => setOpened("commands") },
    { keys: "?", label: t("keyboardShortcuts"), run: () => setOpened("help") },
    ...visits,
  ]);

  const pages: readonly Pick<NavEntry, "href" | "label" | "Icon">[] = [...places.filter(({ href }) => href !== "/admin"), ...adminPages(me?.permissions ?? [])];
  const keysOf = (href: string) => places.find((entry) => entry.href === href)?.keys;
  const groups: CommandGroup[] = [
    { label: t("pages"), items: pages.map(({ href, label, Icon }) => ({ id: label, label, icon: <Icon />, keys: keysOf(href), run: () => navigate(href) })) },
    ...scopes
      .map(({ name, hotkeys }) => ({
        label: name,
        items: hotkeys.filter(({ keys }) => keys !== "mod+k" && !visits.some((visit) => visit.keys === keys)).map(({ keys, label, run }) => ({ id: `${name} ${keys}`, label, keys, run })),
      }))
      .filter(({ items }) => items.length > 0)
      .reverse(),
  ];
  const change = (what: "commands" | "help") => (open: boolean) => setOpened(open ? what : null);
  return (
    <Suspense fallback={null}>
      {opened === "commands" && <StaffCommands open onOpenChange={change("commands")} groups={groups} />}
      {opened === "help" && <HotkeyHelp open onOpenChange={change("help")} />}
    </Suspense>
  );
}
