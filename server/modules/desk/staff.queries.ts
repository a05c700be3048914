// Made from staff.sql by `npm run sql`: change that file, not this one.
import type { Queryable } from "../../platform/db/tx.ts";

export interface TagsInUseParams {
  recent: number;
  prefix: string;
}

export interface TagsInUseResult {
  tag: string;
}

const tagsInUseText = `SELECT x.tag AS "tag" FROM (
    SELECT unnest(t.tags) AS tag FROM (SELECT r.tags FROM desk_tickets r ORDER BY r.updated_at DESC, r.id DESC LIMIT $1) t
  ) x WHERE starts_with(x.tag, $2) GROUP BY x.tag ORDER BY count(*) DESC, x.tag LIMIT 50`;

export const tagsInUse = {
  text: tagsInUseText,
  /** @returns the rows */
  async run(params: TagsInUseParams, on: Queryable): Promise<TagsInUseResult[]> {
    return (await on.query<TagsInUseResult>(tagsInUseText, [params.recent, params.prefix])).rows;
  },
};
