import { html } from "ghtml";
import { languageNames, pageLanguages, type PageLanguage } from "./page-language.ts";
import { pageTexts } from "./page-texts.ts";

/** The community's mark, as the app draws it. */
const mark = '<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="9" fill="var(--brand)"/><path d="M8 10a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-5l-5 5v-5a3 3 0 0 1-3-3z" fill="#fff"/><path d="M12 13.5h8" stroke="var(--brand)" stroke-width="2.2" stroke-linecap="round"/></svg>';

export interface SiteFrame {
  communityName: string;
  language: PageLanguage;
  /** Where each other language is read: the same page. */
  languageLinks: readonly { language: PageLanguage; path: string }[];
  /** Whoever asks has a session. For pages that stay as the server sends them; elsewhere the app's own bar comes. */
  signedIn?: boolean;
}

/** The bar above a public page: it stands where the app's own bar comes, as tall as that, so that nothing moves. */
export function siteHeader({ communityName, language, languageLinks, signedIn }: SiteFrame): string {
  const t = pageTexts(language);
  const switches = languageLinks.filter((one) => one.language !== language)
    .map((one) => html`<a href="${one.path}" lang="${one.language}" hreflang="${one.language}" rel="nofollow">${languageNames[one.language]}</a>`);
  const own = signedIn ? html`<a href="/account">${t.account}</a>` : html`<a href="/sign-in">${t.signIn}</a>`;
  return html`<a class="skip" href="#main">${t.skip}</a><header class="site"><div><a class="brand" href="/">!${mark}<span>${communityName}</span></a>
<nav aria-label="${t.site}"><a class="only-wide" href="/help">${t.articles}</a>!${switches}!${own}</nav></div></header>`;
}

/** `?lang=` links for a page that exists in every language. */
export function everyLanguage(path: string): { language: PageLanguage; path: string }[] {
  return pageLanguages.map((language) => ({ language, path: `${path}${path.includes("?") ? "&" : "?"}lang=${language}` }));
}

/** The form that searches by a plain link. `level`: which label is seen. */
export function searchForm(language: PageLanguage, question = ""): string {
  const t = pageTexts(language);
  return html`<form class="search" action="/help" method="get" role="search"><label for="q">${t.searchLabel}</label><input id="q" name="q" type="search" maxlength="200" value="${question}" autocomplete="off"><button type="submit">${t.search}</button></form>`;
}

const bareFrame = (communityName: string, inside: string) => html`<div class="bare"><header><a class="brand" href="/">!${mark}<span>${communityName}</span></a></header><main class="sheet">!${inside}</main></div>`;

export interface FormFrame { title: string; lead: string; fields: readonly string[]; button: string }

/**
 * A form's frame until its code has come: what stands in it can be read, but not typed into, since what was typed would be lost.
 * It has the measures of the app's own sheet (web/src/features/identity/AuthCard.tsx).
 */
export function formFrame(communityName: string, form: FormFrame, needsScript: string): string {
  const fields = form.fields.map((label) => html`<div class="field"><span>${label}</span><span class="box"></span></div>`);
  return bareFrame(communityName, html`<div class="card-sheet"><h1>${form.title}</h1><p class="muted">${form.lead}</p><div class="fields" aria-busy="true">!${fields}<span class="go">${form.button}</span></div><noscript><p>${needsScript}</p></noscript></div>`);
}
