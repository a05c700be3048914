import { useEffect } from "react";

/*
 * Stands in for the package `react-style-singleton` (scroll lock of dialogs and menus). The package adds a <style> element,
 * which a content security policy without unsafe-inline refuses; constructed style sheets are allowed.
 */

/** A style sheet that is in the page while at least one user needs it. */
export function stylesheetSingleton(): { add: (css: string) => void; remove: () => void } {
  let users = 0;
  let sheet: CSSStyleSheet | null = null;
  return {
    add(css) {
      if (users++ > 0) return;
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    remove() {
      if (--users > 0) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      sheet = null;
    },
  };
}

/** A hook that keeps one shared style sheet in the page while any caller is mounted. */
export function styleHookSingleton(): (styles: string) => void {
  const shared = stylesheetSingleton();
  return function useSharedStyles(styles) {
    useEffect(() => {
      shared.add(styles);
      return () => shared.remove();
    }, [styles]);
  };
}

/** A component around `styleHookSingleton`, the form that the scroll lock uses. */
export function styleSingleton(): (props: { styles: string }) => null {
  const useStyles = styleHookSingleton();
  return function SharedStyles({ styles }) {
    useStyles(styles);
    return null;
  };
}
