/** Pages that start from the empty shell and ask the API for all that they show: the same document for everybody. */
const shellPages = /^\/(tickets|chat|messages|account|notifications)(\/|$)/;
/** Reading pages that everybody sees alike. */
const publicPages = /^\/(help(\/|$)|$)/;

export type PageKind = "shell" | "public" | "other";

/** How the worker treats a page of this address. */
export function pageKind(pathname: string): PageKind {
  if (shellPages.test(pathname)) return "shell";
  return publicPages.test(pathname) ? "public" : "other";
}

/** Whether an address is that of a small copy of a picture in a conversation, or of a small portrait. */
export function isThumbnail({ pathname }: URL): boolean {
  return /^\/files\/(avatars\/)?[^/]+\/(96|320|640)$/.test(pathname);
}

/** The files of the build that a document names. */
export function assetsOf(html: string): string[] {
  return [...new Set([...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap(([, url]) => url ?? []))];
}
