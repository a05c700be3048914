import sql, { raw, type Sql } from "sql-template-tag";

/** The condition that a conversation has a message with a file that the actor may read. @param column the conversation's id, such as `t.id` */
export function hasFile(column: "t.id"): Sql {
  return sql`coalesce((SELECT true FROM conversation_words_findable f WHERE f.conversation_id = ${raw(column)} AND f.search @@ '''h:file'''::tsquery LIMIT 1), false)`;
}
