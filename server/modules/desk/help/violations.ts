import { conflict, invalid, type DomainError } from "../../../platform/errors.ts";
import { categoryInUse, categoryNotEmpty, tooDeep } from "./categories.ts";
import { languageInUse } from "./link-translation.ts";

const slugInUse = () => conflict("slug-in-use", "Another article has or had this address. Choose another one.");

/** What the database's refusals mean (migration 0013). */
export const helpViolations: Readonly<Record<string, () => DomainError>> = {
  help_slugs_once: slugInUse,
  help_articles_slug_key: slugInUse,
  help_articles_language_once: languageInUse,
  help_articles_category_fkey: () => invalid([{ path: "category", message: "There is no such category any more. Choose another one." }]),
  help_categories_pkey: categoryInUse,
  help_categories_one_level: tooDeep,
  help_categories_key_level: categoryNotEmpty,
};
