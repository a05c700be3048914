import type { z } from "zod";
import { helpLanguages, type articleEndpoints, type HelpCategory, type HelpLanguage } from "../../../../contract/help.ts";
import { may } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, invalid, notFound } from "../../../platform/errors.ts";
import * as queries from "./category.queries.ts";

type Names = Partial<Record<HelpLanguage, string>>;
export interface CategoryForm { parent: string | null; names: { en: string; sw?: string | undefined } }

/** The categories in order, sub-categories after their parent, with what may be done to them. */
export async function listHelpCategories(tx: Tx): Promise<z.input<typeof articleEndpoints.categories.output>> {
  const items: HelpCategory[] = (await queries.helpCategories.run(undefined, tx)).map(({ key, parent, names, articles }) => ({ key, parent, names: namesOf(names), articles }));
  return { items, abilities: { change: may(tx.actor, "article.publish") } };
}

/** A category's name in a language, else in English. */
export function categoryName(category: { key: string; names: Names }, language: HelpLanguage): string {
  return category.names[language] ?? category.names.en ?? category.key;
}

function namesOf(stored: unknown): Names {
  const given = (stored ?? {}) as Record<string, unknown>;
  return Object.fromEntries(helpLanguages.flatMap((language) => (typeof given[language] === "string" ? [[language, given[language]]] : [])));
}

/** @throws 409 `category-in-use`, `too-deep`, 422 for no such parent */
export async function createHelpCategory(tx: Tx, key: string, form: CategoryForm): Promise<void> {
  await checkParent(tx, key, form.parent);
  if ((await queries.lockHelpCategory.run({ key }, tx)).length > 0) throw categoryInUse();
  await queries.insertHelpCategory.run({ key, parent: form.parent, names: form.names }, tx);
  await note(tx, "created", key, undefined, form);
}

/** @throws 404, 409 `too-deep`, 422 for no such parent */
export async function changeHelpCategory(tx: Tx, key: string, form: CategoryForm): Promise<void> {
  const [before] = await queries.lockHelpCategory.run({ key }, tx);
  if (!before) throw notFound("This category");
  await checkParent(tx, key, form.parent);
  await queries.updateHelpCategory.run({ key, parent: form.parent, names: form.names }, tx);
  await note(tx, "changed", key, { parent: before.parent, names: before.names }, form);
}

/** @throws 404, 409 `category-not-empty` */
export async function removeHelpCategory(tx: Tx, key: string): Promise<void> {
  const [before] = await queries.lockHelpCategory.run({ key }, tx);
  if (!before) throw notFound("This category");
  if (await queries.deleteHelpCategory.run({ key }, tx) === 0) throw categoryNotEmpty();
  await note(tx, "removed", key, { parent: before.parent, names: before.names }, undefined);
}

/** The named ones in the given order; others keep their places. */
export async function orderHelpCategories(tx: Tx, keys: string[]): Promise<void> {
  await queries.orderHelpCategories.run({ keys: [...new Set(keys)] }, tx);
  await audit(tx, { verb: "help-category.ordered", subjectKind: "help-category", subjectId: null, after: { keys } });
}

/** The database proves the depth; this says it in words. */
async function checkParent(tx: Tx, key: string, parent: string | null): Promise<void> {
  if (parent === null) return;
  const [found] = await queries.lockHelpCategory.run({ key: parent }, tx);
  if (!found) throw invalid([{ path: "parent", message: "There is no such category to put it under." }]);
  if (found.parent !== null || parent === key) throw tooDeep();
}

export const tooDeep = () => conflict("too-deep", "Categories are nested one level at most: choose a category that is not inside another one, and has none inside itself.");
export const categoryInUse = () => conflict("category-in-use", "There is a category with this key. Choose another one.");
export const categoryNotEmpty = () => conflict("category-not-empty", "There are articles or categories in it. Move them first.");

function note(tx: Tx, verb: string, key: string, before: unknown, after: unknown): Promise<void> {
  return audit(tx, { verb: `help-category.${verb}`, subjectKind: "help-category", subjectId: key, before, after });
}
