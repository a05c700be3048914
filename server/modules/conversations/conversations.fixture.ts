import { randomUUID } from "node:crypto";
import type { Conversation, Message, MessagesPageAnswer } from "../../../contract/conversations.ts";
import type { HttpAnswer } from "../../test/http-client.ts";
import type { CastName, World } from "../../test/world.ts";

/** What one of the cast does with conversations over HTTP. */
export function talkOf(world: World) {
  const post = <T>(who: CastName, path: string, body: unknown) => world.as(who).post<T>(path, body);
  return {
    direct: (who: CastName, withUsername: string) => post<Conversation>(who, "/api/conversations", { kind: "direct", withUsername }),
    send: (who: CastName, id: string, body: string, more: object = {}) => post<Message>(who, `/api/conversations/${id}/messages`, { clientId: randomUUID(), body, ...more }),
    edit: (who: CastName, message: Message, body: string, baseVersion: number = message.version) =>
      world.as(who).send<Message>("PATCH", `/api/conversations/${message.conversationId}/messages/${message.seq}`, { body, baseVersion }),
    remove: (who: CastName, message: Message, reason?: string) =>
      world.as(who).send<Message>("DELETE", `/api/conversations/${message.conversationId}/messages/${message.seq}`, reason === undefined ? {} : { reason }),
    versions: async (who: CastName, message: Message) => (await world.as(who).get<{ items: { before: string; after: string; as: string; reason: string | null }[] }>(`/api/conversations/${message.conversationId}/messages/${message.seq}/versions`)).body.items,
    show: async (who: CastName, id: string) => (await world.as(who).get<Conversation>(`/api/conversations/${id}`)).body,
    page: async (who: CastName, id: string, query = "") => (await world.as(who).get<MessagesPageAnswer>(`/api/conversations/${id}/messages${query}`)).body,
    /** A file that was uploaded, looked at and found good, as the files' own checks leave it. */
    readyFile: (who: CastName, name: string, state: "ready" | "checking" = "ready") => world.tx("system", async (tx) => {
      const id = randomUUID();
      await tx.query(
        `INSERT INTO files (id, owner_id, purpose, state, name, declared_bytes, received_bytes, kind, media_type, bytes, width, height, variants, created_at, touched_at)
         VALUES ($1, $2, 'attachment', $3, $4, 10, 10, 'image', 'image/jpeg', 10, 800, 600, '{original,320,640}', $5, $5)`, [id, world.people[who].id, state, name, tx.now]);
      return id;
    }),
  };
}

/** A refusal's status and code. */
export function refused(answer: HttpAnswer<unknown>): { status: number; code: string } {
  return { status: answer.status, code: String((answer.body as { type?: string }).type ?? "").replace("/problems/", "") };
}
