import { importEndpoints as imports } from "../../../../contract/desk-import.ts";
import { Answer, route, type Route } from "../../../platform/http/routes.ts";
import { askCheck, askUndo, beginImport, cancelImport, discardImport, startImport } from "./change-import.ts";
import { listImports, showImport } from "./show-import.ts";

export const importRoutes: readonly Route[] = [
  route(imports.list, async ({ tx }) => ({ items: await listImports(tx) })),
  route(imports.begin, async ({ tx, body }) => new Answer(201, await beginImport(tx, body))),
  route(imports.show, ({ tx, params }) => showImport(tx, params.id)),
  route(imports.check, ({ tx, params, body }) => askCheck(tx, params.id, body)),
  route(imports.start, ({ tx, params }) => startImport(tx, params.id)),
  route(imports.cancel, ({ tx, params }) => cancelImport(tx, params.id)),
  route(imports.undo, ({ tx, params }) => askUndo(tx, params.id)),
  route(imports.discard, async ({ tx, params }) => { await discardImport(tx, params.id); return null; }),
];
