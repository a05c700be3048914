import { html } from "ghtml";
import type { PageLanguage } from "../../../../platform/http/page-language.ts";
import { helpTexts } from "./help-texts.ts";

/** Which part of the question the page shows: the question, or thanks for an answer with room for words. */
export type VotePart = "ask" | "yes" | "no";

/** The part that an address asks for: `?vote=yes`, where the form leads to. */
export function votePart(query: { vote?: unknown }): VotePart {
  return query.vote === "yes" || query.vote === "no" ? query.vote : "ask";
}

/** "Was this helpful?" as plain forms, outside of the text: the app shows its own. */
export function voteForm(slug: string, language: PageLanguage, part: VotePart): string {
  const t = helpTexts(language), action = `/help/${slug}/vote`;
  const inside = part === "ask"
    ? html`<form method="post" action="${action}"><p id="vote-question">${t.voteQuestion}</p><button name="helpful" value="yes">${t.yes}</button><button name="helpful" value="no">${t.no}</button></form>`
    : html`<p id="vote-question" role="status">${t.thanks}</p><form method="post" action="${action}"><input type="hidden" name="helpful" value="${part}"><label for="comment">${part === "yes" ? t.commentYes : t.commentNo}</label><textarea id="comment" name="comment" rows="3" maxlength="500" aria-describedby="comment-hint"></textarea><p id="comment-hint" class="muted">${t.noPersonal}</p><button>${t.send}</button> <a href="/help/${slug}#vote">${t.change}</a></form>`;
  return html`<aside class="page vote" id="vote" aria-labelledby="vote-question">!${inside}</aside>`;
}
