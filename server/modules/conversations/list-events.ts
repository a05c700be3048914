import type { z } from "zod";
import type { conversationEndpoints } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { forbidden } from "../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import { accessConversation } from "./access.ts";
import * as queries from "./conversation.queries.ts";
import { presentEvent } from "./present.ts";

type Ask = z.output<NonNullable<typeof conversationEndpoints.events.query>>;
type Page = z.output<typeof conversationEndpoints.events.output>;

/** No event has this number: the largest that the column holds. */
const beyondAll = 2_147_483_647;

/** The timeline of a conversation as the actor may see it, latest first, a keyset page at a time. @throws 404, 403, 422 */
export async function listEvents(tx: Tx, conversationId: string, ask: Ask): Promise<Page> {
  const conversation = await accessConversation(tx, conversationId);
  if (conversation.kind === "character" && tx.actor.kind === "member") throw forbidden();
  const [before] = ask.cursor ? decodeCursor(ask.cursor, ["number"]) : [beyondAll];
  const rows = await queries.eventsBefore.run({ id: conversationId, before: Number(before), limit: ask.limit + 1 }, tx);
  const items = rows.slice(0, ask.limit).map(presentEvent);
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.number]) : null };
}
