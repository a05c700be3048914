/**
 * Whether a lazily loaded part could not be fetched, which happens when a new version was installed since the page was
 * opened (its files have other names). Browsers word it differently; there is no error code.
 */
export function isStaleAsset(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message)
  );
}

const place = "baraza:reloaded-for-version";
/** Milliseconds within which a second reload would only repeat the first. */
const once = 60_000;

/** Whether somebody is in the middle of writing something on this page. */
export function isTyping(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input:not([type=checkbox], [type=radio], [type=hidden], [type=search])");
  return [...fields].some(({ value, defaultValue }) => value !== "" && value !== defaultValue);
}

/**
 * Reloads the page, once, when a part of it is gone because a new version was installed. Not while something is being typed, and
 * not twice in a minute: then the part's own error offers the reload.
 */
export function reloadForNewVersion(): void {
  window.addEventListener("vite:preloadError", ({ payload }) => {
    if (!navigator.onLine || !isStaleAsset(payload) || isTyping()) return;
    try {
      if (Date.now() - Number(sessionStorage.getItem(place) ?? 0) < once) return;
      sessionStorage.setItem(place, String(Date.now()));
    } catch {
      return;
    }
    location.reload();
  });
}
