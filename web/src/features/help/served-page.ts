import { ApiError } from "../../lib/api-error.ts";
import { reportReachable } from "../../lib/network.ts";
import { servedLanguage } from "../../lib/language.ts";
import { textsOf } from "../../lib/texts.ts";
import { helpTexts } from "../../texts/en/help.ts";

const t = textsOf(helpTexts);

/** A public page as the server has rendered it: its text, and its title. */
export type ServedPage = {
  title: string;
  /** Inner HTML of the page's `main`. Made by our own server from escaped text and checked Markdown. */
  html: string;
  wide: boolean;
  /** The language of its text, which may not be the app's (WCAG 3.1.2). */
  language: string;
  /** 200, or 404 for an article that is not there; the page says so itself. */
  status: number;
};

function pageIn(root: Document, status: number, language = root.documentElement.lang): ServedPage | null {
  const main = root.querySelector("main.page");
  if (!main) return null;
  return { title: root.title, html: main.innerHTML, wide: main.classList.contains("wide"), language, status };
}

/**
 * The page that this document came with, while it stands as the server sent it. The app shows the same text again inside its
 * navigation, so nothing is fetched twice and nothing flickers.
 */
export function servedFirst(): ServedPage | null {
  return document.querySelector("#root > main.page") ? pageIn(document, 200, servedLanguage) : null;
}

/** What somebody has typed into the served page's own form below an article before the app started; empty mostly. */
export function servedComment(): string {
  return document.querySelector<HTMLTextAreaElement>("#root > aside textarea[name=comment]")?.value ?? "";
}

/**
 * Asks the server for a public page, as a browser would.
 *
 * @param path of a public page, with its query
 * @throws ApiError with status 0 when no answer arrived, or with the server's status
 */
export async function fetchPage(path: string, signal: AbortSignal): Promise<ServedPage> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept: "text/html" }, signal });
    reportReachable(true);
  } catch (error) {
    if (signal.aborted) throw error;
    reportReachable(false);
    throw new ApiError({ type: "network", title: t("noConnection"), status: 0, detail: t("weCantReachThe") });
  }
  const page = pageIn(new DOMParser().parseFromString(await response.text(), "text/html"), response.status);
  if (page && (response.ok || response.status === 404)) return page;
  throw new ApiError({ type: "page", title: t("thisPageCouldNot"), status: response.status });
}

/** Whether the app can show an address by itself: a page of this site that opens in this window. */
export function isInApp(link: HTMLAnchorElement): boolean {
  const plain = !link.target && !link.hasAttribute("download") && link.origin === location.origin;
  return plain && !/^\/(api|dev|health|live|staff|desk|admin|assets)(\/|$)/.test(link.pathname);
}
