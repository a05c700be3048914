import { useEffect, useState } from "react";

/**
 * Stops links that lead away while something is not saved, until the person has decided. Links to this page, to new tabs, and
 * those marked `data-keeps-edits` go through.
 *
 * @param active whether something is not saved
 * @returns where a stopped link leads, and the way to forget it
 */
export function useLeaveGuard(active: boolean): { wanted: string | null; stay: () => void } {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!active) return;
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || link.target === "_blank" || link.hasAttribute("data-keeps-edits")) return;
      const to = new URL(link.href);
      if (to.origin !== location.origin || to.pathname === location.pathname) return;
      // Before the router hears of it.
      event.preventDefault();
      event.stopPropagation();
      setWanted(`${to.pathname}${to.search}${to.hash}`);
    };
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [active]);
  return { wanted, stay: () => setWanted(null) };
}
