import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { CommandGroup } from "../ui/CommandBar.tsx";
import type { Hotkey } from "../lib/hotkeys.ts";
import { useActiveHotkeys, useHotkeys } from "../lib/use-hotkeys.ts";
import type { NavEntry } from "./nav-entry.ts";

const loadCommandBar = () => import("../ui/CommandBar.tsx");
const CommandBar = lazy(loadCommandBar);
const HotkeyHelp = lazy(() => import("../ui/HotkeyHelp.tsx"));

/** Shortcuts that work on every staff page: Ctrl-K for commands, ? for help, and two keys to each section. */
export function StaffKeys({ entries }: { entries: readonly NavEntry[] }) {
  const [opened, setOpened] = useState<"commands" | "help" | null>(null);
  const [, navigate] = useLocation();
  const scopes = useActiveHotkeys();
  useEffect(() => {
    // Soon after the first paint, so that what is typed right after Ctrl-K is not lost while it loads.
    const timer = setTimeout(() => void loadCommandBar().catch(() => undefined), 2_000);
    return () => clearTimeout(timer);
  }, []);

  const visits: Hotkey[] = entries.flatMap(({ keys, label, href }) => (keys ? [{ keys, label: `Go to ${label}`, run: () => navigate(href) }] : []));
  useHotkeys("Everywhere", [
    { keys: "mod+k", label: "Commands", run: () => setOpened("commands") },
    { keys: "?", label: "Keyboard shortcuts", run: () => setOpened("help") },
    ...visits,
  ]);

  const groups: CommandGroup[] = [
    { label: "Pages", items: entries.map(({ href, label, Icon, keys }) => ({ id: href, label, icon: <Icon />, keys, run: () => navigate(href) })) },
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
      {opened === "commands" && <CommandBar open onOpenChange={change("commands")} groups={groups} />}
      {opened === "help" && <HotkeyHelp open onOpenChange={change("help")} />}
    </Suspense>
  );
}
