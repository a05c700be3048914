import { html } from "ghtml";
import type { PageLanguage } from "./page-language.ts";

/** What search engines and social networks read of a page. Paths become whole addresses of the community. */
export interface PageFacts {
  title: string;
  description: string;
  communityName: string;
  language: PageLanguage;
  /** The public address, such as https://help.example.org; none while it is not known. */
  base?: string | undefined;
  /** The page's own path; none for pages that are nobody's to find. */
  path?: string | undefined;
  /** The same page in other languages; `x-default` where the reader's own language decides. */
  alternates?: readonly { language: PageLanguage | "x-default"; path: string }[] | undefined;
  /** Path of a picture of 1200 × 630. */
  image?: string | undefined;
  article?: { publishedAt: string; changedAt: string } | undefined;
  /** schema.org objects. */
  jsonLd?: readonly object[] | undefined;
  noindex?: boolean | undefined;
}

/** The meta elements of a page's head, without its title. */
export function headOf(page: PageFacts): string {
  const whole = (path: string) => (page.base ? new URL(path, page.base).href : path);
  const named = (name: string, content: string) => html`<meta name="${name}" content="${content}">`;
  const property = (name: string, content: string) => html`<meta property="${name}" content="${content}">`;
  const url = page.path && page.base ? whole(page.path) : null;
  return [
    named("description", page.description),
    ...(page.noindex ? [named("robots", "noindex")] : []),
    ...(url ? [html`<link rel="canonical" href="${url}">`, property("og:url", url)] : []),
    ...(url ? (page.alternates ?? []).map((one) => html`<link rel="alternate" hreflang="${one.language}" href="${whole(one.path)}">`) : []),
    property("og:title", page.title), property("og:description", page.description), property("og:site_name", page.communityName),
    property("og:type", page.article ? "article" : "website"), property("og:locale", { en: "en_GB", sw: "sw_KE" }[page.language]),
    ...(page.article ? [property("article:published_time", page.article.publishedAt), property("article:modified_time", page.article.changedAt)] : []),
    ...(page.image && page.base ? [property("og:image", whole(page.image)), property("og:image:width", "1200"), property("og:image:height", "630"), property("og:image:alt", page.title), named("twitter:image", whole(page.image))] : []),
    named("twitter:card", page.image ? "summary_large_image" : "summary"), named("twitter:title", page.title), named("twitter:description", page.description),
    ...(page.jsonLd ?? []).map((one) => `<script type="application/ld+json">${inertJson({ "@context": "https://schema.org", ...one })}</script>`),
  ].join("\n");
}

/** JSON that can't end its script element, whatever stands in it. */
function inertJson(value: object): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
