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
