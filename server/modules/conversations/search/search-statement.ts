import sql, { join, raw, type Sql } from "sql-template-tag";

/**
 * Rows of the newest that are looked through first, at most matches of the index that are filtered and sorted, and rows of one walk. A row
 * of a walk takes a microsecond, a match of the index (somewhere in the table) over ten.
 */
const reach = { near: 2000, matches: 6000, own: 20_000, walk: 60_000 };
/** So many hits among the newest rows show that a word is common: its index would be long, and a walk meets it often enough for a page. */
const common = 5;

export interface SearchAsk {
  /** A range of the order: kind, times, the place behind which to go on. */
  base: readonly Sql[];
  /** A time some months before the newest of that range; null when the range begins later. */
  recentFrom: string | null;
  /** The words as a `tsquery`, and the part of them that the index is asked; null when it can't be. */
  words: Sql;
  index: Sql | null;
  /** The words and marks of `index` one by one, and all words wherever in a message they are. */
  parts: readonly Sql[];
  loose: Sql;
  /** What other than words is asked of the index. */
  marks: readonly Sql[];
  /** What else must hold, on `w`. */
  filters: readonly Sql[];
  limit: number;
}

const columns = raw("w.conversation_id, w.seq, w.at");
const newest = raw("ORDER BY w.at DESC, w.conversation_id DESC, w.seq DESC");
const all = (conditions: readonly Sql[]): Sql => (conditions.length > 0 ? join(conditions, " AND ") : raw("true"));
/** Numbers stand in the text: a plan for any number would expect a tenth of the table. */
const count = (rows: number): Sql => raw(String(Math.trunc(rows)));

/**
 * `page`: the newest matches of the team's, however rare or common the words. First the newest rows are looked through. If that is not
 * enough, rare words are taken from their index and sorted; common ones, which have long lists in the index, are met by walking on, up to
 * a bound: then the page is short, and goes on from where the walk ended. `way` says which it was. Of rare and common words together
 * the index is asked for the rare alone (looking each of their matches up in a long list takes longer than reading it), and words in an
 * order count as common when they are so in any order: the index knows of no order.
 */
export function teamPage({ base, recentFrom, words, index, parts, loose, filters, limit }: SearchAsk): Sql {
  const none = sql`SELECT ${columns} FROM conversation_words_findable w WHERE false`;
  const fromIndex = (conditions: readonly Sql[]) => (index === null ? none : sql`SELECT ${columns} FROM conversation_words_findable w
      WHERE ${all([...base, sql`w.search @@ (SELECT query FROM asked)`, sql`(w.search || ''::tsvector) @@ ${words}`, raw("NOT (SELECT near OR common FROM done)"), ...conditions])} LIMIT ${count(reach.matches + 1)}`);
  const asked = index === null ? sql`SELECT NULL::tsquery AS query`
    : sql`SELECT coalesce(string_agg('(' || p.query::text || ')', ' & ')::tsquery, ${index}) AS query FROM unnest(ARRAY[${join(parts)}]) AS p(query) WHERE numnode(p.query) > 0 AND (SELECT count(*) FROM seen WHERE seen.search @@ p.query) < ${count(common)}`;
  const most = count(reach.matches);
  return sql`seen AS MATERIALIZED (
      SELECT ${columns}, w.search, w.search @@ ${words} AS hit FROM (SELECT w.* FROM conversation_words_findable w WHERE ${all(base)} ${newest} LIMIT ${count(reach.near)}) w),
    near AS MATERIALIZED (SELECT ${columns} FROM seen w WHERE w.hit AND ${all(filters)}),
    done AS MATERIALIZED (SELECT (SELECT count(*) FROM near) > ${limit}::int OR (SELECT count(*) FROM seen) < ${count(reach.near)} AS near, (SELECT count(*) FROM seen WHERE seen.search @@ ${loose}) >= ${count(common)} OR ${index === null} AS common),
    asked AS MATERIALIZED (${asked}),
    fresh AS MATERIALIZED (${recentFrom ? fromIndex([sql`w.at >= ${recentFrom}::timestamptz`]) : none}),
    recent AS MATERIALIZED (SELECT ${columns} FROM fresh w WHERE (SELECT count(*) FROM fresh) <= ${most} AND ${all(filters)}),
    matches AS MATERIALIZED (${fromIndex([sql`(SELECT count(*) FROM recent) <= ${limit}::int`, sql`(SELECT count(*) FROM fresh) <= ${most}`])}),
    far AS MATERIALIZED (SELECT ${columns} FROM matches w WHERE (SELECT count(*) FROM matches) <= ${most} AND ${all(filters)}),
    chosen AS MATERIALIZED (SELECT CASE WHEN d.near THEN 'near' WHEN d.common OR (SELECT count(*) FROM fresh) > ${most} OR (SELECT count(*) FROM matches) > ${most} THEN 'walk'
        WHEN (SELECT count(*) FROM recent) > ${limit}::int THEN 'recent' ELSE 'far' END AS way FROM done d),
    page AS MATERIALIZED (
      (SELECT ${columns} FROM near w WHERE (SELECT way FROM chosen) = 'near' ${newest} LIMIT ${count(limit + 1)})
      UNION ALL (SELECT ${columns} FROM recent w WHERE (SELECT way FROM chosen) = 'recent' ${newest} LIMIT ${count(limit + 1)})
      UNION ALL (SELECT ${columns} FROM far w WHERE (SELECT way FROM chosen) = 'far' ${newest} LIMIT ${count(limit + 1)})
      UNION ALL (SELECT ${columns} FROM (SELECT w.* FROM conversation_words_findable w WHERE ${all(base)} AND (SELECT way FROM chosen) = 'walk' ${newest} LIMIT ${count(reach.walk)}) w
                  WHERE w.search @@ ${words} AND ${all(filters)} ${newest} LIMIT ${count(limit + 1)}))`;
}

/** The same within few conversations: each is one range of the primary key. */
export function fewPage({ base, words, filters, limit }: SearchAsk, conversationIds: readonly string[]): Sql {
  return sql`chosen AS (SELECT 'few' AS way), page AS MATERIALIZED (
      SELECT ${columns} FROM unnest(${conversationIds}::uuid[]) AS i(id)
       CROSS JOIN LATERAL (SELECT w.* FROM conversation_words_findable w WHERE w.conversation_id = i.id OFFSET 0) w
       WHERE ${all([...base, sql`w.search @@ ${words}`, ...filters])} ${newest} LIMIT ${count(limit + 1)})`;
}

/**
 * The same among one's own: the mark of who takes part makes the index's list short, whatever the words. The words themselves are read from
 * those rows: to look each up in the long list of a common word takes several times as long.
 */
export function ownPage({ base, words, marks, filters, limit }: SearchAsk): Sql {
  return sql`chosen AS (SELECT 'own' AS way), page AS MATERIALIZED (
      SELECT ${columns} FROM (SELECT ${columns} FROM conversation_words_findable w WHERE ${all([sql`w.search @@ (${join(marks, " && ")})`, sql`(w.search || ''::tsvector) @@ ${words}`, ...base, ...filters])} LIMIT ${count(reach.own)}) w ${newest} LIMIT ${count(limit + 1)})`;
}

/** Where a walk over `base` ended, if there is more behind it. */
export function walkEnd(base: readonly Sql[]): Sql {
  return sql`SELECT ${columns} FROM conversation_words_findable w WHERE ${all(base)} ${newest} OFFSET ${count(reach.walk - 1)} LIMIT 1`;
}
