import type { HelpLanguage, ManagedArticle } from "../../../../../contract/help.ts";

/** The fields of the editor, as they are typed. */
export type ArticleValues = { title: string; summary: string; body: string; keywords: string; category: string; slug: string; language: HelpLanguage };

/** What is typed and not saved, with the version that it was made from: saved over a newer one, it would undo somebody's work. */
export type ArticleDraft = { base: number; values: ArticleValues };

const fields = ["title", "summary", "body", "keywords", "category", "slug", "language"] as const;

/** Where the draft of an article stands on this device; a new article's by what it translates. */
export function draftPlace(id: string | null, translationOf: string | null = null): string {
  return `baraza:form:help:${id ?? `new${translationOf ? `:${translationOf}` : ""}`}`;
}

/** Reads a stored draft; null when there is none or it is broken. */
export function parseArticleDraft(stored: string | null): ArticleDraft | null {
  try {
    const value: unknown = JSON.parse(stored ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const { base, values } = value as { base?: unknown; values?: Record<string, unknown> };
    if (typeof base !== "number" || typeof values !== "object" || values === null || fields.some((field) => typeof values[field] !== "string")) return null;
    return { base, values: values as ArticleValues };
  } catch {
    return null;
  }
}

/** The fields as the server has them. */
export function valuesOf({ text, slug, language }: ManagedArticle): ArticleValues {
  return { ...text, slug, language };
}

/** Whether nothing differs. */
export function sameArticle(one: ArticleValues, other: ArticleValues): boolean {
  return fields.every((field) => one[field] === other[field]);
}
