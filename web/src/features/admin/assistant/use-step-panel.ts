import { useEffect, useRef, useState } from "react";

/** The panel of the chosen step: whenever a step is chosen it comes into view from its top and takes focus, so that typing can begin. */
export function useStepPanel() {
  const ref = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(0);
  useEffect(() => {
    const panel = ref.current;
    if (shown === 0 || !panel) return;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    const { top, bottom } = panel.getBoundingClientRect();
    // Beside the steps it is in sight already, and the steps should not jump.
    const visible = top >= 0 && Math.min(bottom, top + 320) <= window.innerHeight;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!visible) panel.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }, [shown]);
  return { ref, show: () => setShown((times) => times + 1) };
}

/** Goes back from the panel to a step of the list. */
export function focusStep(id: string): void {
  document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus();
}
