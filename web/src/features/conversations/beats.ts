import type { Live } from "./live.ts";

/** ID-16, in milliseconds: how often a sign of life is given, and after how long without touching anything one counts as away. */
const every = 15_000;
const idleAfter = 5 * 60_000;

/** Tells the server every 15 s that this page is open, and whether the person is at it. */
export function startBeats(live: Live): void {
  if (typeof window === "undefined") return;
  let touched = Date.now();
  for (const name of ["pointerdown", "keydown", "scroll", "touchstart"]) {
    window.addEventListener(name, () => (touched = Date.now()), { passive: true, capture: true });
  }
  const beat = () => live.say("beat", { active: document.visibilityState === "visible" && Date.now() - touched < idleAfter });
  let timer: ReturnType<typeof setInterval> | undefined;
  live.onState(() => {
    clearInterval(timer);
    if (live.state !== "on") return;
    beat();
    timer = setInterval(beat, every);
  });
  document.addEventListener("visibilitychange", beat);
}

/** Back on a network, or back at the page, one need not sit out the longest wait before connecting again. */
export function hurryBack(live: Live): void {
  if (typeof window === "undefined") return;
  const hurry = () => live.state === "connecting" && document.visibilityState === "visible" && live.restart();
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
}
