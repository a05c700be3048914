import { html } from "ghtml";
import type { ArticleBrief, HelpCategory } from "../../../../../contract/help.ts";
import type { PageLanguage } from "../../../../platform/http/page-language.ts";
import { everyLanguage, siteHeader } from "../../../../platform/http/site-frame.ts";
import { communityName } from "../../../../platform/platform-module.ts";
import type { Services } from "../../../../platform/services.ts";
import { publicUrl } from "../article-url.ts";
import { categoryName } from "../categories.ts";
import { helpTexts } from "./help-texts.ts";

/** The app's own code for these pages, fetched beside the app. */
export const publicPageCode = ["src/features/help/PublicPage.tsx"];

/** A page's bar with the links to its other languages. */
export function helpHeader(services: Services, language: PageLanguage, languageLinks: { language: PageLanguage; path: string }[]): string {
  return siteHeader({ communityName: services.settings.get(communityName), language, languageLinks });
}

/** Words in a language other than the page's say so, for screen readers and search engines. */
const langOf = (language: string, page: PageLanguage) => (language === page ? "" : html` lang="${language}"`);

/** An article in a list: its link, and its summary or what was found in it. */
export function articleItem(article: ArticleBrief, page: PageLanguage): string {
  const words = article.snippet.length > 0 ? article.snippet.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : html`${text}`)).join("") : html`${article.summary}`;
  return html`<li!${langOf(article.language, page)}><a href="/help/${article.slug}">${article.title}</a><p class="muted">!${words}</p></li>`;
}

/** Where a page exists in every language: the links of its switch, and what search engines are told. */
export function inEveryLanguage(path: string, url: string) {
  const links = everyLanguage(path);
  return { links, path: links.find((one) => one.path === url)?.path ?? path, alternates: [...links, { language: "x-default" as const, path }] };
}

export interface Step { name: string; path: string }

/** The way from the help centre to a category, without the page itself. */
export function stepsTo(category: HelpCategory | undefined, categories: readonly HelpCategory[], language: PageLanguage): Step[] {
  const parent = categories.find(({ key }) => key === category?.parent);
  return [{ name: helpTexts(language).title, path: "/help" }, ...[parent, category].flatMap((one) => (one ? [{ name: categoryName(one, language), path: `/help/category/${one.key}` }] : []))];
}

/** The steps as links. */
export function trail(steps: readonly Step[], language: PageLanguage): string {
  return html`<nav class="trail" aria-label="${helpTexts(language).where}"><ol>!${steps.map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}</ol></nav>`;
}

/** The steps as search engines read them, with the page itself at the end. */
export function breadcrumbs(services: Services, steps: readonly Step[]): object {
  return { "@type": "BreadcrumbList", itemListElement: steps.map(({ name, path }, i) => ({ "@type": "ListItem", position: i + 1, name, item: publicUrl(services, path) })) };
}
