import { useEffect, useMemo, useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { ArticleText, HelpLanguage, ManagedArticle } from "../../../../../contract/help.ts";
import { api, ApiError } from "../../../lib/api.ts";
import { readStored, store } from "../../../lib/storage.ts";
import { useForm } from "../../../lib/use-form.ts";
import { uuid } from "../../../lib/uuid.ts";
import { draftPlace, parseArticleDraft, sameArticle, valuesOf, type ArticleValues } from "./article-draft.ts";
import { checkArticle } from "./check-article.ts";
import { articleKey, articlesKey, managePath } from "./help-api.ts";

/** What somebody else saved meanwhile, as the server hands it over with a refused save. */
export type Newer = { version: number; text: ArticleText; savedBy: { name: string } | null; savedAt: string };

/** Where the editor begins: an article, or an empty one in a language that perhaps translates another. */
export type Start = { article: ManagedArticle } | { article: null; language: HelpLanguage; category: string; translationOf: string | null };

const newerFrom = (error: unknown): Newer | null => (error instanceof ApiError && error.status === 409 && error.type.endsWith("stale") ? ((error.extra.current as Newer | undefined) ?? null) : null);

/** What the server says of the address stands at the address. */
function placed(error: unknown): unknown {
  if (!(error instanceof ApiError) || !error.type.endsWith("slug-in-use")) return error;
  return new ApiError({ type: error.type, title: error.title, status: error.status, fields: { slug: error.detail ?? error.title } });
}

/**
 * The words of an article while they are typed. They are kept on this device at every change, with the version that they were made
 * from, until the server has them. A save over newer words is refused by the server: `newer` then holds those, and what was typed stays.
 *
 * @param onSaved with the article as the server has it now
 */
export function useArticleForm(start: Start, onSaved: (article: ManagedArticle, published: boolean) => void) {
  const { article } = start;
  const client = useQueryClient();
  const place = draftPlace(article?.id ?? null, article ? null : start.translationOf);
  const stored: ArticleValues = article ? valuesOf(article) : { title: "", summary: "", body: "", keywords: "", category: start.category, slug: "", language: start.language };
  const [draft] = useState(() => parseArticleDraft(readStored(place)));
  const [base, setBase] = useState(draft?.base ?? article?.version ?? 0);
  const [cameBack, setCameBack] = useState(draft !== null && !sameArticle(draft.values, stored));
  const [newer, setNewer] = useState<Newer | null>(() =>
    article && cameBack && draft && draft.base !== article.version ? { version: article.version, text: article.text, savedBy: article.updatedBy, savedAt: article.updatedAt } : null,
  );
  const wish = useRef<{ publish: boolean; base: number | null }>({ publish: false, base: null });
  // One key for each new article, however often the button is pressed.
  const once = useMemo(() => uuid(), []);

  const save = async (values: ArticleValues, from: number): Promise<ManagedArticle> => {
    const { slug, language, ...text } = values;
    if (!article) return api<ManagedArticle>("POST", `${managePath}/articles`, { body: { ...text, slug, language, ...(start.translationOf && { translationOf: start.translationOf }) }, idempotencyKey: once });
    return api<ManagedArticle>("PUT", `${managePath}/articles/${article.id}`, { body: { ...text, baseVersion: from, ...(slug !== article.slug && { slug }) } });
  };
  const done = useRef(false);
  const submit = async (given: Record<string, string>) => {
    const values = given as ArticleValues;
    const { publish, base: over } = wish.current;
    wish.current = { publish: false, base: null };
    try {
      let now = article && sameArticle(values, stored) ? article : await save(values, over ?? base);
      adopt(now, values);
      if (publish) {
        now = await api<ManagedArticle>("PUT", `${managePath}/articles/${now.id}/publication`, { body: { baseVersion: now.version } });
        adopt(now, values);
      }
      onSaved(now, publish);
    } catch (error) {
      const found = newerFrom(error);
      if (!found) throw placed(error);
      setNewer(found);
    }
  };
  const form = useForm<ArticleValues>({ initial: draft?.values ?? stored, check: checkArticle, submit });
  const dirty = !sameArticle(form.values, stored);
  const latest = useRef(form.values);
  useEffect(() => {
    latest.current = form.values;
  }, [form.values]);

  /** From now on the server has what was sent. What was typed while it was on its way stays, and is not saved yet. */
  function adopt(now: ManagedArticle, sent: ArticleValues): void {
    const typedSince = !sameArticle(latest.current, sent);
    done.current = !article;
    store(place, null);
    if (!article && typedSince) store(draftPlace(now.id), JSON.stringify({ base: now.version, values: latest.current }));
    if (article && !typedSince) fill(valuesOf(now));
    setBase(now.version);
    setNewer(null);
    setCameBack(false);
    client.setQueryData(articleKey(now.id), now);
    void client.invalidateQueries({ queryKey: articlesKey });
    void client.invalidateQueries({ queryKey: [...articleKey(now.id), "versions"] });
  }
  const fill = (values: ArticleValues) => {
    for (const [name, value] of Object.entries(values)) form.set(name as keyof ArticleValues, value);
  };

  useEffect(() => {
    // A new article has its own page, and its own draft, from the first save on.
    if (!done.current) store(place, dirty ? JSON.stringify({ base, values: form.values }) : null);
  }, [place, dirty, base, form.values]);

  return {
    form, dirty, newer, cameBack, base,
    /** Before the form is sent: publish as well, or save over what somebody else saved. */
    wish: (wanted: { publish?: boolean; over?: number }) => void (wish.current = { publish: wanted.publish ?? false, base: wanted.over ?? null }),
    /** Back to what the server has; hands out what was typed, to put it back. */
    discard: (): ArticleValues => {
      const typed = form.values;
      fill(stored);
      setBase(article?.version ?? 0);
      setNewer(null);
      setCameBack(false);
      return typed;
    },
    /** Somebody else's words instead of one's own; hands out what was typed, to put it back. */
    takeNewer: (): ArticleValues => {
      const typed = form.values;
      if (!newer) return typed;
      fill({ ...typed, ...newer.text });
      setBase(newer.version);
      setNewer(null);
      return typed;
    },
    fill,
    /** The server's words after another act, such as bringing an old version back: shown unless something is being typed. */
    follow: (now: ManagedArticle) => {
      client.setQueryData(articleKey(now.id), now);
      void client.invalidateQueries({ queryKey: articlesKey });
      if (dirty) return;
      fill(valuesOf(now));
      setBase(now.version);
    },
  };
}

export type ArticleForm = ReturnType<typeof useArticleForm>;
