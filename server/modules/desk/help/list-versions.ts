import type { z } from "zod";
import type { helpEndpoints } from "../../../../contract/help.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import { differenceOf } from "./difference.ts";
import * as queries from "./manage.queries.ts";
import { saverOf } from "./present-managed.ts";
import { linkedSlugs, renderArticle } from "./render-article.ts";
import { titlesOf } from "./show-article.ts";

/** Above every version number. */
const newest = 2_147_483_647;

/** Every save, newest first. An article that is not there has none. */
export async function listVersions(tx: Tx, id: string, ask: { cursor?: string | undefined; limit: number }): Promise<z.input<typeof helpEndpoints.versions.output>> {
  const [before] = ask.cursor ? decodeCursor(ask.cursor, ["number"]) : [newest];
  const rows = await queries.versionRows.run({ id, before: Math.trunc(Number(before)), limit: ask.limit + 1 }, tx);
  if (rows.length === 0 && !ask.cursor) throw notFound("This article");
  const items = rows.slice(0, ask.limit).map(presentVersion);
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.version]) : null };
}

/** A version's words, and how they differ from another one: the one before, unless said. @throws 404 */
export async function showVersion(tx: Tx, id: string, version: number, against: number | undefined): Promise<z.input<typeof helpEndpoints.version.output>> {
  const row = await find(tx, id, version);
  const otherVersion = against ?? (version > 1 ? version - 1 : null);
  const other = otherVersion === null ? null : await find(tx, id, otherVersion);
  const text = textOf(row);
  return {
    ...presentVersion(row), text, html: renderArticle(row.body, await titlesOf(tx, linkedSlugs(row.body))), against: other ? other.version : null,
    difference: differenceOf(other ? textOf(other) : { title: "", summary: "", body: "", keywords: "", category: "" }, text),
  };
}

async function find(tx: Tx, id: string, version: number): Promise<queries.FindVersionResult> {
  const [row] = await queries.findVersion.run({ id, version }, tx);
  if (!row) throw notFound("This version");
  return row;
}

const textOf = ({ title, summary, body, keywords, category }: queries.FindVersionResult) => ({ title, summary, body, keywords, category });

function presentVersion(row: queries.VersionRowsResult) {
  return { version: row.version, title: row.title, savedAt: row.savedAt.toISOString(), savedBy: saverOf(row), restoredFrom: row.restoredFrom, published: row.published };
}
