import type { DeskFilter } from "../../../../contract/desk.ts";
import type { SavedView, ViewWords } from "../../../../contract/desk-views.ts";
import { may } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, forbidden, notFound } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { person } from "../ticket.ts";
import { countMatches } from "./count-matches.ts";
import * as queries from "./views.queries.ts";

/** More than anybody finds again. */
const mostViews = 100;

/** DK-6: one's own views and the shared ones, by name, each with its count. Two statements, however many there are. */
export async function listViews(tx: Tx): Promise<SavedView[]> {
  const rows = await queries.views.run({ id: null }, tx);
  const counts = await countMatches(tx, rows.map((row) => row.filter as DeskFilter), true);
  return rows.map((row, i) => present(tx, row, counts[i] ?? 0));
}

/** @throws 409 `too-many-views` */
export async function createView(tx: Tx, words: ViewWords): Promise<SavedView> {
  const [own] = await queries.countOwnViews.run(undefined, tx);
  if ((own?.count ?? 0) >= mostViews) throw conflict("too-many-views", `You have ${mostViews} views. Remove one that you no longer use.`);
  const id = newId();
  await queries.insertView.run({ id, ...words, now: tx.now }, tx);
  if (words.shared) await audit(tx, { verb: "desk-view.shared", subjectKind: "desk-view", subjectId: id, after: words });
  return showView(tx, id);
}

/** @throws 404; 403 for a shared view of somebody else; 409 `view-changed` with the view as it is */
export async function changeView(tx: Tx, id: string, { version, ...words }: ViewWords & { version: number }): Promise<SavedView> {
  const before = await lockOwn(tx, id);
  if (before.version !== version) throw conflict("view-changed", "Somebody has changed this view meanwhile. Look at it, then change it again.", { view: await showView(tx, id) });
  await queries.updateView.run({ id, ...words, now: tx.now }, tx);
  if (words.shared || before.shared) await audit(tx, { verb: "desk-view.changed", subjectKind: "desk-view", subjectId: id, before: wordsOf(before), after: words });
  return showView(tx, id);
}

/** @throws 404; 403 */
export async function removeView(tx: Tx, id: string): Promise<void> {
  const before = await lockOwn(tx, id);
  await queries.deleteView.run({ id }, tx);
  if (before.shared) await audit(tx, { verb: "desk-view.removed", subjectKind: "desk-view", subjectId: id, before: wordsOf(before) });
}

async function showView(tx: Tx, id: string): Promise<SavedView> {
  const [row] = await queries.views.run({ id }, tx);
  if (!row) throw notFound("This view");
  const [count] = await countMatches(tx, [row.filter as DeskFilter]);
  return present(tx, row, count ?? 0);
}

/** Loads a view to change it: the owner may, and whoever changes settings may change a shared one. */
async function lockOwn(tx: Tx, id: string): Promise<queries.LockViewResult> {
  const [seen] = await queries.views.run({ id }, tx);
  if (!seen) throw notFound("This view");
  if (!mayChange(tx, seen.ownerId)) throw forbidden("This view is its owner's to change. Save one of your own.");
  const [row] = await queries.lockView.run({ id }, tx);
  if (!row) throw notFound("This view");
  return row;
}

function mayChange(tx: Tx, ownerId: string): boolean {
  return ownerId === tx.actor.personId || may(tx.actor, "settings.change");
}

function wordsOf({ name, filter, shared }: queries.LockViewResult): { name: string; filter: unknown; shared: boolean } {
  return { name, filter, shared };
}

function present(tx: Tx, row: queries.ViewsResult, count: number): SavedView {
  return {
    id: row.id, name: row.name, filter: row.filter as DeskFilter, shared: row.shared, version: row.version, count,
    owner: person(row.ownerId, row.ownerName, row.ownerUsername, row.ownerImage, row.ownerIsStaff), abilities: { change: mayChange(tx, row.ownerId) },
  };
}
