import sql, { join, type Sql } from "sql-template-tag";
import type { SearchTerm } from "../../../../contract/search-words.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { behind, readCursor, writeCursor, type Place } from "./message-place.ts";
import { fewPage, ownPage, teamPage, walkEnd, type SearchAsk } from "./search-statement.ts";
import { termQueries } from "./term-query.ts";

export interface MessageSearch {
  terms: readonly SearchTerm[];
  scope: "own" | "team";
  sort: "time" | "relevance";
  /** By one of these authors; null for anybody. */
  authorIds?: readonly string[] | null;
  /** By none of these. */
  notAuthorIds?: readonly string[] | null;
  /** With files, or without; null for either. */
  files?: "attachment" | "none" | null;
  from?: string | undefined;
  to?: string | undefined;
  /** Only in these conversations, when they are few. */
  within?: readonly string[] | null;
  /** Else a condition on `w.conversation_id`. */
  where?: Sql | null;
  limit: number;
  cursor?: string | undefined;
}
export interface FoundPlace extends Place { rank?: number }
export interface FoundMessages {
  places: FoundPlace[];
  nextCursor: string | null;
  /** How far a search that found less than a page has looked back; null when it is at the end or the page is full. */
  lookedBackTo: string | null;
}

/** Matches that are ranked: the newest ones. */
const ranked = 200;
const nothing: FoundMessages = { places: [], nextCursor: null, lookedBackTo: null };
const placeColumns = sql`page.conversation_id AS "conversationId", page.seq, to_char(page.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;

/**
 * CV-11: places of the messages that match, as far as the actor may read them: the rule is in the statement (conversation_words_findable).
 * @throws 422 for a cursor of another search
 */
export async function searchMessages(tx: Tx, search: MessageSearch): Promise<FoundMessages> {
  const { all, index, parts, loose, wanted } = termQueries(search.terms);
  const marks = [
    ...(search.scope === "own" ? [sql`${`'m:${tx.actor.personId ?? ""}'`}::tsquery`] : []),
    ...(search.authorIds ? [sql`${search.authorIds.map((id) => `'a:${id}'`).join(" | ") || "'a:nobody'"}::tsquery`] : []),
    ...(search.files === "attachment" ? [sql`'''h:file'''::tsquery`] : []),
  ];
  const without = [
    ...(search.notAuthorIds?.length ? [sql`${`!(${search.notAuthorIds.map((id) => `'a:${id}'`).join(" | ")})`}::tsquery`] : []),
    ...(search.files === "none" ? [sql`'!''h:file'''::tsquery`] : []),
  ];
  const query = (text: string | null): Sql | null => {
    const parts = [...(text === null ? [] : [sql`to_tsquery('public.baraza', ${text})`]), ...marks];
    return parts.length === 0 ? null : sql`(${join([...parts, ...without], " && ")})`;
  };
  const words = query(all);
  // Nothing that is searched for, or in own talks nothing but oneself, finds nothing.
  if (!words || (search.terms.length === 0 && !search.authorIds && search.files !== "attachment")) return nothing;
  const cursor = readCursor(search.cursor, search.sort);
  const base = [
    ...(search.scope === "team" ? [sql`w.kind <> 'direct'`] : []),
    ...(search.from ? [sql`w.at >= ${search.from}::timestamptz`] : []),
    ...(search.to ? [sql`w.at < ${search.to}::timestamptz`] : []),
    ...(cursor ? [cursor.ranked ? sql`w.at <= ${cursor.ranked.asOf}::timestamptz` : behind(cursor.place)] : []),
  ];
  const filters = [
    // Who may read all still searches among the own here.
    ...(search.scope === "own" && may(tx.actor, "ticket.read") ? [sql`conversation_takes_part(w.conversation_id)`] : []),
    ...(search.where ? [search.where] : []),
  ];
  const limit = search.sort === "relevance" ? ranked - 1 : search.limit;
  const ask: SearchAsk = {
    base, recentFrom: recentFrom(tx, search, cursor?.place.at), words, index: index === null && marks.length === 0 ? null : query(index), parts: [...parts.map((text) => sql`to_tsquery('public.baraza', ${text})`), ...marks],
    loose: query(loose) ?? words, marks, filters, limit,
  };
  const page = search.within ? fewPage(ask, search.within) : search.scope === "own" ? ownPage(ask) : teamPage(ask);
  return search.sort === "relevance" ? byRank(tx, page, { wanted: wanted ?? "", limit: search.limit, cursor }) : byTime(tx, page, ask);
}

/** Where recent times begin for a search: where it goes on, or ends, or now, less three months. */
function recentFrom(tx: Tx, search: MessageSearch, goesOnAt: string | undefined): string | null {
  const from = new Date(Math.min(tx.now.getTime(), ...[goesOnAt, search.to].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]))) - 90 * 86_400_000);
  return search.from !== undefined && Date.parse(search.from) >= from.getTime() ? null : from.toISOString();
}

async function byTime(tx: Tx, page: Sql, { base, limit }: SearchAsk): Promise<FoundMessages> {
  const rows = await tx.all<Place & { way: string }>(sql`WITH ${page} SELECT chosen.way, ${placeColumns} FROM chosen LEFT JOIN page ON true ORDER BY page.at DESC, page.conversation_id DESC, page.seq DESC`, { planForValues: true });
  const places = rows.filter(({ conversationId }) => conversationId !== null).slice(0, limit);
  const last = places.at(-1);
  if (rows.length > limit && last) return { places, nextCursor: writeCursor(last), lookedBackTo: null };
  if (rows[0]?.way !== "walk") return { places, nextCursor: null, lookedBackTo: null };
  const [end] = await tx.all<Place>(sql`WITH page AS (${walkEnd(base)}) SELECT ${placeColumns} FROM page`, { planForValues: true });
  return { places, nextCursor: end ? writeCursor(end) : null, lookedBackTo: end?.at ?? null };
}

/** The best among the newest matches; later pages rank the same ones, whatever has come since. */
async function byRank(tx: Tx, page: Sql, { wanted, limit, cursor }: { wanted: string; limit: number; cursor: ReturnType<typeof readCursor> }): Promise<FoundMessages> {
  const after = cursor?.ranked ? sql`WHERE (page.rank, page.at, page.conversation_id, page.seq) < (${cursor.ranked.rank}::float8, ${cursor.place.at}::timestamptz, ${cursor.place.conversationId}::uuid, ${cursor.place.seq}::int)` : sql``;
  const rows = await tx.all<Place & { rank: number; asOf: string }>(sql`
    WITH ${page}, weighed AS MATERIALIZED (
      SELECT p.*, ts_rank_cd(w.search, to_tsquery('public.baraza', ${wanted}), 1)::float8 AS rank, max(p.at) OVER () AS newest
        FROM page p JOIN conversation_words_findable w ON w.conversation_id = p.conversation_id AND w.seq = p.seq)
    SELECT ${placeColumns}, page.rank, to_char(page.newest AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "asOf"
      FROM weighed page ${after} ORDER BY page.rank DESC, page.at DESC, page.conversation_id DESC, page.seq DESC LIMIT ${limit + 1}`, { planForValues: true });
  const places = rows.slice(0, limit);
  const last = places.at(-1);
  const asOf = cursor?.ranked?.asOf ?? rows[0]?.asOf;
  return { places, nextCursor: rows.length > limit && last && asOf ? writeCursor(last, { rank: last.rank, asOf }) : null, lookedBackTo: null };
}
