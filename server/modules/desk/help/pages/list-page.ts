import { html } from "ghtml";
import type { ArticleBrief, HelpCategory } from "../../../../../contract/help.ts";
import type { Tx } from "../../../../platform/db/tx.ts";
import type { PageLanguage } from "../../../../platform/http/page-language.ts";
import type { SentPage } from "../../../../platform/http/send-page.ts";
import { searchForm } from "../../../../platform/http/site-frame.ts";
import { categoryName, listHelpCategories } from "../categories.ts";
import { listArticles } from "../list-articles.ts";
import { helpTexts } from "./help-texts.ts";
import { articleItem, breadcrumbs, helpHeader, inEveryLanguage, publicPageCode, stepsTo, trail } from "./page-parts.ts";

/** Of a category on the first page; the rest is on its own. */
const mostInCategory = 8;
const mostListed = 500;
const mostFound = 25;

/** `/help`: a search form, and the categories with their articles. */
export async function listPage(tx: Tx, language: PageLanguage, url: string): Promise<SentPage> {
  const t = helpTexts(language);
  const { items: categories } = await listHelpCategories(tx);
  const articles = await listArticles(tx, { language, limit: mostListed });
  const { links, path, alternates } = inEveryLanguage("/help", url);
  const lists = categories.filter(({ parent }) => parent === null).map((c) => section(c, categories, articles, language)).join("");
  return {
    ...page(path, alternates), title: t.title, description: t.description,
    body: html`!${helpHeader(tx.services, language, links)}<main class="page wide" id="main"><h1>${t.title}</h1>!${searchForm(language)}!${lists || html`<p>${t.empty}</p>`}</main>`,
  };
}

/** `/help?q=`: what was found, best first, with the words around it. */
export async function searchPage(tx: Tx, language: PageLanguage, question: string): Promise<SentPage> {
  const t = helpTexts(language);
  const found = await listArticles(tx, { q: question, language, limit: mostFound });
  const { links } = inEveryLanguage(`/help?q=${encodeURIComponent(question)}`, "");
  const result = found.length > 0 ? html`<ul class="list">!${found.map((a) => articleItem(a, language))}</ul>` : html`<p>${t.nothing} <a href="/chat">${t.ask}</a>.</p>`;
  return {
    app: "member", code: publicPageCode, noindex: true, title: t.searchTitle(question), description: t.searchDescription(question),
    body: html`!${helpHeader(tx.services, language, links)}<main class="page" id="main"><h1>${t.title}</h1>!${searchForm(language, question)}<p role="status">${t.found(found.length, question)} · <a href="/help">${t.showAll}</a></p>!${result}</main>`,
  };
}

/** `/help/category/<key>`: all of its articles, and those of the categories in it. Null when there is none. */
export async function categoryPage(tx: Tx, language: PageLanguage, key: string, url: string): Promise<SentPage | null> {
  const { items: categories } = await listHelpCategories(tx);
  const category = categories.find((one) => one.key === key);
  if (!category) return null;
  const t = helpTexts(language), name = categoryName(category, language);
  const articles = await listArticles(tx, { language, limit: mostListed });
  const own = articles.filter((a) => a.category === key);
  const inside = categories.filter(({ parent }) => parent === key).map((c) => section(c, categories, articles, language)).join("");
  const { links, path, alternates } = inEveryLanguage(`/help/category/${key}`, url);
  const steps = stepsTo(category, categories, language);
  return {
    ...page(path, alternates), title: name, description: t.categoryDescription(name), noindex: own.length === 0 && inside === "",
    jsonLd: [breadcrumbs(tx.services, steps), ...(own.length > 0 ? [questions(own)] : [])],
    body: html`!${helpHeader(tx.services, language, links)}<main class="page" id="main">!${trail(steps.slice(0, -1), language)}<h1>${name}</h1>!${own.length > 0 ? html`<ul class="list">!${own.map((a) => articleItem(a, language))}</ul>` : ""}!${inside}!${own.length === 0 && inside === "" ? html`<p>${t.empty}</p>` : ""}!${searchForm(language)}</main>`,
  };
}

const page = (path: string, alternates: SentPage["alternates"]) => ({ app: "member" as const, code: publicPageCode, path, alternates, image: "/card.png" });

/** A category with its first articles, and those in it below their own headings; nothing where there is nothing to read. */
function section(category: HelpCategory, categories: readonly HelpCategory[], articles: readonly ArticleBrief[], language: PageLanguage): string {
  const list = (c: HelpCategory) => {
    const own = articles.filter((a) => a.category === c.key);
    const more = own.length > mostInCategory ? html`<p><a href="/help/category/${c.key}">${helpTexts(language).all(own.length)}</a></p>` : "";
    return own.length === 0 ? "" : html`<ul class="list">!${own.slice(0, mostInCategory).map((a) => articleItem(a, language))}</ul>!${more}`;
  };
  const inside = categories.filter(({ parent }) => parent === category.key).map((c) => [c, list(c)] as const).filter(([, items]) => items !== "");
  const own = list(category);
  if (own === "" && inside.length === 0) return "";
  return html`<section class="card"><h2><a href="/help/category/${category.key}">${categoryName(category, language)}</a></h2>!${own}!${inside.map(([c, items]) => html`<h3><a href="/help/category/${c.key}">${categoryName(c, language)}</a></h3>!${items}`)}</section>`;
}

/** schema.org/FAQPage: titles are questions, summaries their short answers. */
function questions(articles: readonly ArticleBrief[]): object {
  return { "@type": "FAQPage", mainEntity: articles.slice(0, 50).map(({ title, summary, url }) => ({ "@type": "Question", name: title, acceptedAnswer: { "@type": "Answer", text: summary, url } })) };
}
