import type { Module } from "../../platform/module.ts";
import { talksEraser } from "./erase-talks.ts";
import { assistantExporter } from "./export-talks.ts";
import { newTalk } from "./flow-types.ts";
import { assistantKind } from "./kind.ts";
import { readMessage } from "./read-message.ts";
import { routes } from "./routes.ts";
import { assistantOn, assistantSettings } from "./settings.ts";

const warmUpMilliseconds = 1000;

export const assistantModule: Module = {
  name: "assistant",
  switch: assistantOn,
  routes,
  conversationKinds: [assistantKind],
  erasers: [talksEraser],
  exporters: [assistantExporter],
  settings: Object.values(assistantSettings),
  async start(services) {
    // Rules are compiled when they are first used, which takes long enough to be felt: not by the first member, then.
    const warmUp = setTimeout(() => { readMessage("Hello, a first message", newTalk, services.settings.get(assistantSettings.issueRules)); }, warmUpMilliseconds);
    warmUp.unref();
    return async () => clearTimeout(warmUp);
  },
};
