import { conversationEndpoints as endpoints } from "../../../contract/conversations.ts";
import { forbidden, invalid } from "../../platform/errors.ts";
import { Answer, directRoute, route, type Route } from "../../platform/http/routes.ts";
import { accessConversation } from "./access.ts";
import { timelineOf } from "./change-conversation.ts";
import { listConversations } from "./list-conversations.ts";
import { markRead } from "./mark-read.ts";
import { messagesPage } from "./messages-page.ts";
import { sendMessage } from "./send-message.ts";
import { showConversation } from "./show-conversation.ts";

export const routes: readonly Route[] = [
  route(endpoints.open, async ({ tx, body }) => {
    const kind = tx.services.modules.conversationKinds.find((k) => k.kind === body.kind);
    if (!kind?.open) throw invalid([{ path: "kind", message: "This kind of conversation can't be opened here." }]);
    return showConversation(tx, await kind.open(tx, { fresh: body.fresh ?? false }));
  }),
  route(endpoints.list, ({ tx, query }) => listConversations(tx, query)),
  route(endpoints.show, ({ tx, params }) => showConversation(tx, params.id)),
  route(endpoints.messages, async ({ tx, params, query }) => {
    if (query.before !== undefined && query.after !== undefined) throw invalid([{ path: "after", message: "Ask for messages before or after a seq, not both." }]);
    await accessConversation(tx, params.id);
    return messagesPage(tx, params.id, query);
  }),
  directRoute(endpoints.send, async ({ services, token, params, body, request }) => {
    const posted = await sendMessage(services, token, {
      conversationId: params.id, clientId: body.clientId, body: body.body, replyTo: body.replyTo ?? null, visibility: body.visibility ?? "public",
    }, { requestId: request.id, address: request.ip });
    return new Answer(posted.outcome === "duplicate" ? 200 : 201, posted.message);
  }),
  route(endpoints.read, async ({ tx, params, body }) => { await markRead(tx, params.id, body.seq); return null; }),
  route(endpoints.events, async ({ tx, params }) => {
    const conversation = await accessConversation(tx, params.id);
    if (conversation.kind === "character" && tx.actor.kind === "member") throw forbidden();
    return { items: await timelineOf(tx, params.id) };
  }),
];
