import { conversationEndpoints as endpoints } from "../../../contract/conversations.ts";
import { reportEndpoints as reports } from "../../../contract/reports.ts";
import { invalid } from "../../platform/errors.ts";
import { Answer, directRoute, route, type Route } from "../../platform/http/routes.ts";
import { accessConversation } from "./access.ts";
import { listBlocks, setBlock } from "./block-person.ts";
import { editMessage, removeMessage } from "./change-message.ts";
import { decideReport, listReports } from "./decide-report.ts";
import { listConversations } from "./list-conversations.ts";
import { listEvents } from "./list-events.ts";
import { listVersions } from "./list-versions.ts";
import { makeReport } from "./make-report.ts";
import { markDelivered } from "./mark-delivered.ts";
import { markRead } from "./mark-read.ts";
import { changedMessages, messagesAround, messagesPage } from "./messages-page.ts";
import { openDirect } from "./open-direct.ts";
import { limitHeaders } from "./post-message.ts";
import { sendMessage } from "./send-message.ts";
import { showConversation } from "./show-conversation.ts";

export const routes: readonly Route[] = [
  route(endpoints.open, async ({ tx, body }) => {
    if (body.kind === "direct") {
      const { id, opened } = await openDirect(tx, body.withUsername);
      return new Answer(opened ? 201 : 200, await showConversation(tx, id));
    }
    const kind = tx.services.modules.kindOf(tx.services, body.kind);
    if (!kind?.open) throw invalid([{ path: "kind", message: "This kind of conversation can't be opened here." }]);
    return showConversation(tx, await kind.open(tx, { fresh: body.fresh ?? false }));
  }),
  route(endpoints.list, ({ tx, query }) => listConversations(tx, query)),
  route(endpoints.show, ({ tx, params }) => showConversation(tx, params.id)),
  route(endpoints.messages, async ({ tx, params, query }) => {
    const asked = (["before", "after", "around", "changedSince"] as const).filter((name) => query[name] !== undefined);
    if (asked.length > 1) throw invalid([{ path: asked[1] ?? "after", message: "Ask for messages before, after or around a seq, or changed since a change: one of them." }]);
    await accessConversation(tx, params.id);
    if (query.changedSince !== undefined) return changedMessages(tx, params.id, query.changedSince, query.limit);
    if (query.around !== undefined) return messagesAround(tx, params.id, query.around, query.limit);
    return messagesPage(tx, params.id, query);
  }),
  directRoute(endpoints.send, async ({ services, token, params, body, request }) => {
    const posted = await sendMessage(services, token, {
      conversationId: params.id, clientId: body.clientId, body: body.body, replyTo: body.replyTo ?? null, visibility: body.visibility ?? "public",
      attachments: body.attachments ?? [],
    }, { requestId: request.id, address: request.ip });
    return new Answer(posted.outcome === "duplicate" ? 200 : 201, posted.message, limitHeaders(services, posted.messagesLeft));
  }),
  route(endpoints.edit, ({ tx, params, body }) => editMessage(tx, { conversationId: params.id, seq: params.seq }, body)),
  route(endpoints.remove, ({ tx, params, body }) => removeMessage(tx, { conversationId: params.id, seq: params.seq }, body.reason ?? null)),
  route(endpoints.versions, ({ tx, params }) => listVersions(tx, params.id, params.seq)),
  route(endpoints.delivered, async ({ tx, params, body }) => {
    await accessConversation(tx, params.id);
    await markDelivered(tx, [{ conversationId: params.id, seq: body.seq }]);
    return null;
  }),
  route(endpoints.read, async ({ tx, params, body }) => { await markRead(tx, params.id, body.seq); return null; }),
  route(endpoints.events, ({ tx, params, query }) => listEvents(tx, params.id, query)),
  route(endpoints.block, async ({ tx, params }) => { await setBlock(tx, params.username, true); return null; }),
  route(endpoints.unblock, async ({ tx, params }) => { await setBlock(tx, params.username, false); return null; }),
  route(endpoints.blocks, ({ tx, query }) => listBlocks(tx, query)),
];

export const reportRoutes: readonly Route[] = [
  route(reports.make, async ({ tx, body }) => {
    const { outcome, report } = await makeReport(tx, body);
    return new Answer(outcome === "made" ? 201 : 200, report);
  }),
  route(reports.list, ({ tx, query }) => listReports(tx, query)),
  route(reports.decide, ({ tx, params, body }) => decideReport(tx, params.id, body)),
];
