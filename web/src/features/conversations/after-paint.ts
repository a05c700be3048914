/**
 * Resolves when the page has been painted and the browser has nothing more urgent to do: for what a first view can do without.
 * Outside a browser at once.
 */
export function afterPaint(): Promise<void> {
  if (typeof window === "undefined") return Promise.resolve();
  return new Promise((resolve) => {
    const rest = () => (typeof requestIdleCallback === "function" ? requestIdleCallback(() => resolve(), { timeout: 2_000 }) : setTimeout(resolve, 200));
    if (document.readyState === "complete") rest();
    else window.addEventListener("load", rest, { once: true });
  });
}
