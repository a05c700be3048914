import type { HelpCategory } from "../../../../../contract/help.ts";

/** A category with those inside it. */
export type Branch = { category: HelpCategory; inside: HelpCategory[] };

/** The categories as a tree of two levels, in their order. */
export function branchesOf(categories: readonly HelpCategory[]): Branch[] {
  return categories.filter(({ parent }) => parent === null).map((category) => ({ category, inside: categories.filter(({ parent }) => parent === category.key) }));
}

/** All keys in the order of the tree: what the server is told. */
export function keysOf(branches: readonly Branch[]): string[] {
  return branches.flatMap(({ category, inside }) => [category.key, ...inside.map(({ key }) => key)]);
}

/** Those that stand beside a category, in order, it among them. */
export function siblingsOf(categories: readonly HelpCategory[], key: string): HelpCategory[] {
  const parent = categories.find((one) => one.key === key)?.parent ?? null;
  return categories.filter((one) => one.parent === parent);
}

/**
 * The order with one category in another place among its siblings; what is inside it goes along.
 *
 * @param to its new place among them, from 0
 * @returns all categories in the new order; the same list where nothing moves
 */
export function withMoved(categories: readonly HelpCategory[], key: string, to: number): readonly HelpCategory[] {
  const siblings = siblingsOf(categories, key);
  const moving = siblings.find((one) => one.key === key);
  const at = siblings.findIndex((one) => one.key === key);
  if (!moving || to < 0 || to >= siblings.length || to === at) return categories;
  const rest = siblings.filter((one) => one.key !== key);
  const ordered = [...rest.slice(0, to), moving, ...rest.slice(to)];
  const isMoving = (one: HelpCategory) => one.parent === moving.parent;
  const queue = [...ordered];
  // Each place that a sibling held goes to the next of the new order; the tree is then read again from it.
  const flat = categories.map((one) => (isMoving(one) ? (queue.shift() ?? one) : one));
  return branchesOf(flat).flatMap(({ category, inside }) => [category, ...inside]);
}
