import type { Plugin } from "vite";

/**
 * Keeps two libraries from adding `<style>` elements at run time, which our content security policy
 * (no unsafe-inline) refuses:
 * - `react-style-singleton` (scroll lock of dialogs) is replaced by a version on constructed style sheets;
 * - `sonner` injects its style sheet when imported; we import its CSS file instead, so the call is dropped.
 *
 * @param styleSingleton absolute path of the replacement for react-style-singleton
 */
export function cspSafeStyles(styleSingleton: string): Plugin {
  return {
    name: "baraza:csp-safe-styles",
    config: () => ({ resolve: { alias: [{ find: /^react-style-singleton$/, replacement: styleSingleton }] } }),
    transform(code, id) {
      if (!/[\\/]sonner[\\/]dist[\\/]index\.mjs/.test(id)) return null;
      const stripped = code.replace(/^__insertCSS\((".*?(?<!\\)")\);?$/m, "");
      if (stripped === code) this.error("sonner no longer injects its styles the way this plugin expects");
      return { code: stripped, map: null };
    },
  };
}
