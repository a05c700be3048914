import type { Module } from "../../platform/module.ts";
import { mountAuditFile } from "./export-audit.ts";
import { routes } from "./routes.ts";

export const insightModule: Module = { name: "insight", routes, http: async (app, services) => { mountAuditFile(app, services); } };
