import type { PersonBrief } from "../../../../contract/common.ts";
import type { ManagedArticle } from "../../../../contract/help.ts";
import { may, type Actor } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { articleUrl } from "./article-url.ts";
import { helpLanguageOf } from "./language-of.ts";
import type { ManagedArticleResult, ManagedRowsResult, ManagedTranslationsResult } from "./manage.queries.ts";
import { linkedSlugs, renderArticle } from "./render-article.ts";
import { titlesOf } from "./show-article.ts";

type State = ManagedArticle["state"];
interface Standing { publishedAt: Date | null; removedAt: Date | null }

/** Where an article stands. */
export function stateOf({ publishedAt, removedAt }: Standing): State {
  return removedAt ? "removed" : publishedAt ? "published" : "draft";
}

interface Saver { savedBy: string | null; savedByName: string | null; savedByUsername: string | null; savedByImage: string | null; savedByIsStaff: boolean | null }

/** Who saved; null for what came with Baraza. */
export function saverOf(row: Saver): PersonBrief | null {
  return row.savedBy ? { id: row.savedBy, name: row.savedByName ?? "", username: row.savedByUsername, image: row.savedByImage, isStaff: row.savedByIsStaff ?? false } : null;
}

/** A line of the team's list. */
export function presentManagedRow(row: ManagedRowsResult) {
  const { id, slug, title, category, version, publishedVersion, views, helpful, notHelpful } = row;
  return {
    id, slug, title, category, language: helpLanguageOf(row.language), state: stateOf(row), version, publishedVersion,
    updatedAt: row.updatedAt.toISOString(), updatedBy: saverOf(row), views, helpful, notHelpful,
  };
}

/** The whole of it. */
export async function presentManaged(tx: Tx, row: ManagedArticleResult, translations: ManagedTranslationsResult[]): Promise<ManagedArticle> {
  const { title, summary, body, keywords, category } = row;
  return {
    ...presentManagedRow(row), text: { title, summary, body, keywords, category },
    html: renderArticle(body, await titlesOf(tx, linkedSlugs(body))), url: articleUrl(tx.services, row.slug), oldSlugs: row.oldSlugs,
    translations: translations.map((t) => ({ id: t.id, slug: t.slug, title: t.title, language: helpLanguageOf(t.language), state: stateOf(t) })),
    abilities: abilitiesOf(tx.actor, row),
  };
}

function abilitiesOf(actor: Actor, row: Standing & { version: number; publishedVersion: number | null }): ManagedArticle["abilities"] {
  const state = stateOf(row), publishes = may(actor, "article.publish");
  return {
    write: state !== "removed" && may(actor, "article.write"),
    publish: publishes && state !== "removed" && row.version !== row.publishedVersion,
    unpublish: publishes && state === "published", remove: publishes && state !== "removed", bringBack: publishes && state === "removed",
  };
}
