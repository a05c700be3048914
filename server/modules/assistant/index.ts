import type { Module } from "../../platform/module.ts";
import { assistantKind } from "./kind.ts";
import { routes } from "./routes.ts";
import { assistantSettings } from "./settings.ts";

export const assistantModule: Module = {
  name: "assistant",
  routes,
  conversationKinds: [assistantKind],
  settings: Object.values(assistantSettings),
};
