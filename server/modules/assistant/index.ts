import type { Module } from "../../platform/module.ts";
import { talksEraser } from "./erase-talks.ts";
import { assistantExporter } from "./export-talks.ts";
import { newTalk } from "./flow-types.ts";
import { assistantKind } from "./kind.ts";
import { readMessage } from "./read-message.ts";
import { routes } from "./routes.ts";
import { withTx } from "../../platform/db/tx.ts";
import { systemActor } from "../../platform/actor.ts";
import { wordingOn } from "./wording/settings.ts";
import { forgetCalls } from "./wording/show-wording.ts";
import { wordAnswer, wordingJob, type WordingTask } from "./wording/word-answer.ts";
import { assistantOn, assistantSettings } from "./settings.ts";

const warmUpMilliseconds = 1000;

export const assistantModule: Module = {
  name: "assistant",
  switch: assistantOn,
  routes,
  conversationKinds: [assistantKind],
  erasers: [talksEraser],
  exporters: [assistantExporter],
  settings: [...Object.values(assistantSettings), wordingOn],
  jobs: [
    { name: wordingJob, run: (services, payload) => wordAnswer(services, payload as WordingTask) },
    { name: "assistant.forget-calls", run: (services) => withTx(services, { actor: systemActor }, forgetCalls) },
  ],
  crons: [{ job: "assistant.forget-calls", cron: "41 3 * * *" }],
  async start(services) {
    // Rules are compiled when they are first used, which takes long enough to be felt: not by the first member, then.
    const warmUp = setTimeout(() => { readMessage("Hello, a first message", newTalk, services.settings.get(assistantSettings.issueRules)); }, warmUpMilliseconds);
    warmUp.unref();
    return async () => clearTimeout(warmUp);
  },
};
