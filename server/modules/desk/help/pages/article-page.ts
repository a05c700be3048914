import { html } from "ghtml";
import type { Article } from "../../../../../contract/help.ts";
import type { Tx } from "../../../../platform/db/tx.ts";
import { cardVersion } from "../../../../platform/http/social-card.ts";
import type { SentPage } from "../../../../platform/http/send-page.ts";
import { communityName, communityTheme } from "../../../../platform/platform-module.ts";
import { listHelpCategories } from "../categories.ts";
import { showArticle } from "../show-article.ts";
import { helpTexts } from "./help-texts.ts";
import { breadcrumbs, helpHeader, publicPageCode, stepsTo, trail } from "./page-parts.ts";
import { voteForm, type VotePart } from "./vote-form.ts";

/** An article's page, in the article's own language; or where it has gone. @throws 404 */
export async function articlePage(tx: Tx, slug: string, vote: VotePart): Promise<{ page: SentPage; id: string } | { movedTo: string }> {
  const article = await showArticle(tx, slug, undefined);
  if (article.slug !== slug) return { movedTo: `/help/${article.slug}` };
  const { language, title, summary } = article;
  const t = helpTexts(language);
  const { items: categories } = await listHelpCategories(tx);
  const steps = stepsTo(categories.find(({ key }) => key === article.category), categories, language);
  const all = [{ language, path: `/help/${slug}` }, ...article.translations.map((one) => ({ language: one.language, path: `/help/${one.slug}` }))];
  const { services } = tx;
  const image = `/help/${slug}/card.png?v=${cardVersion({ theme: services.settings.get(communityTheme), communityName: services.settings.get(communityName), title })}`;
  return {
    id: article.id,
    page: {
      title, description: summary, language, app: "member", code: publicPageCode, path: `/help/${slug}`, alternates: all.length > 1 ? all : [], image,
      article: { publishedAt: article.publishedAt, changedAt: article.updatedAt },
      jsonLd: [
        { "@type": "Article", headline: title, description: summary, inLanguage: language, datePublished: article.publishedAt, dateModified: article.updatedAt, mainEntityOfPage: article.url, publisher: { "@type": "Organization", name: services.settings.get(communityName) } },
        breadcrumbs(services, [...steps, { name: title, path: `/help/${slug}` }]),
      ],
      body: html`!${helpHeader(services, language, all)}<main class="page" id="main">!${trail(steps, language)}<article><h1>${title}</h1><p class="muted">${summary}</p>
!${article.translations.map((one) => html`<p><a href="/help/${one.slug}" lang="${one.language}" hreflang="${one.language}">${t.read[one.language]}</a></p>`)}!${article.html}</article>
!${related(article)}<p class="muted"><time datetime="${article.updatedAt}">${t.changed(changedOn(article))}</time> ${t.notAnswered} <a href="/chat">${t.ask}</a>.</p></main>!${voteForm(slug, language, vote)}`,
    },
  };
}

/** The day of the last change, as the app writes days: "22 Nov 2026". */
function changedOn({ updatedAt, language }: Article): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(updatedAt));
}

function related({ related: articles, language }: Article): string {
  if (articles.length === 0) return "";
  return html`<section class="related" aria-labelledby="related"><h2 id="related">${helpTexts(language).related}</h2><ul>!${articles.map((one) => html`<li><a href="/help/${one.slug}">${one.title}</a></li>`)}</ul></section>`;
}
