import { useEffect } from "react";

/** The name of this community, which the server writes into `<meta name="application-name">`. */
export function brandName(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content || "Baraza";
}

/** Sets the title of the browser tab: "My tickets · Baraza", with a count of unread things before it. */
export function useTitle(title: string, unread = 0): void {
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${title} · ${brandName()}`;
  }, [title, unread]);
}
