import { useEffect, useState } from "react";

/** Less than this share of the window's height hidden is a browser bar, not a keyboard. */
const keyboardShare = 0.2;

/**
 * Keeps a `.viewport-frame` (ui/base.css) exactly as tall as what can be seen (CV-13): when the on-screen keyboard opens,
 * the frame shrinks, so the composer at its foot stays above the keys. Writes two CSS variables on the root element and
 * renders nothing again except when the keyboard opens or closes.
 *
 * @returns true while an on-screen keyboard covers part of the window
 */
export function useVisualViewport(): boolean {
  const [keyboardOpen, setKeyboardOpen] = useState(false);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const root = document.documentElement.style;
    let tallest = viewport.height;
    const follow = () => {
      // Pinch zoom shrinks the visual viewport too; the frame must not follow that.
      if (viewport.scale > 1.01) return;
      tallest = Math.max(tallest, viewport.height);
      root.setProperty("--visible-height", `${Math.round(viewport.height)}px`);
      root.setProperty("--visible-top", `${Math.round(viewport.offsetTop)}px`);
      setKeyboardOpen(tallest - viewport.height > tallest * keyboardShare);
    };
    const turned = () => {
      tallest = viewport.height;
      follow();
    };
    follow();
    viewport.addEventListener("resize", follow);
    viewport.addEventListener("scroll", follow);
    window.addEventListener("orientationchange", turned);
    return () => {
      viewport.removeEventListener("resize", follow);
      viewport.removeEventListener("scroll", follow);
      window.removeEventListener("orientationchange", turned);
      root.removeProperty("--visible-height");
      root.removeProperty("--visible-top");
    };
  }, []);
  return keyboardOpen;
}
