import { flowEndpoints as flow } from "../../../contract/assistant-flow.ts";
import { assistantEndpoints as endpoints } from "../../../contract/assistant.ts";
import { route, type Route } from "../../platform/http/routes.ts";
import { takeOverTalk } from "./take-over-talk.ts";
import { discardDraft, publishDraft, putBack, saveDraft, showFlow, showVersion } from "./flows/edit-flow.ts";
import { tryFlow } from "./flows/try-flow.ts";
import { showFigures } from "./figures/show-figures.ts";
import { settleQuestions } from "./figures/settle-questions.ts";
import { showWording } from "./wording/show-wording.ts";
import { tryRules } from "./try-rules.ts";

export const routes: readonly Route[] = [
  route(endpoints.takeOver, ({ tx, params }) => takeOverTalk(tx, params.id)),
  route(endpoints.tryRules, async ({ tx, body }) => tryRules(tx, body.text, body.rules)),
  route(endpoints.figures, ({ tx, query }) => showFigures(tx, Number(query.days))),
  route(endpoints.settleQuestions, async ({ tx, body }) => { await settleQuestions(tx, body.ids, body.done); return null; }),
  route(flow.show, ({ tx }) => showFlow(tx)),
  route(flow.version, ({ tx, params }) => showVersion(tx, params.version)),
  route(flow.save, ({ tx, body }) => saveDraft(tx, body.flow, body.revision)),
  route(flow.discard, ({ tx }) => discardDraft(tx)),
  route(flow.publish, ({ tx, body }) => publishDraft(tx, body.revision, body.note)),
  route(flow.putBack, ({ tx, params }) => putBack(tx, params.version)),
  route(flow.tryOut, ({ tx, body }) => tryFlow(tx, body)),
  route(endpoints.wording, ({ tx }) => showWording(tx)),
];
