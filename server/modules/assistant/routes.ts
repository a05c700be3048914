import { assistantEndpoints as endpoints } from "../../../contract/assistant.ts";
import { route, type Route } from "../../platform/http/routes.ts";
import { takeOverTalk } from "./take-over-talk.ts";
import { tryRules } from "./try-rules.ts";

export const routes: readonly Route[] = [
  route(endpoints.takeOver, ({ tx, params }) => takeOverTalk(tx, params.id)),
  route(endpoints.tryRules, async ({ tx, body }) => tryRules(tx, body.text, body.rules)),
];
