import type { FastifyInstance } from "fastify";
import { html } from "ghtml";
import { z } from "zod";
import { problem } from "../../../contract/common.ts";
import type { Endpoint } from "../../../contract/endpoint.ts";
import { clientEvents, serverEvents } from "../../../contract/live.ts";
import type { Services } from "../services.ts";

type Json = Record<string, unknown>;
const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
};

function parameters(schema: z.ZodType | undefined, where: "path" | "query"): Json[] {
  if (!schema) return [];
  const shape = schemaOf(schema, "input") as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(shape.properties ?? {}).map(([name, s]) => ({
    name, in: where, required: where === "path" || (shape.required ?? []).includes(name), schema: s,
    ...(s.type === "array" ? { style: "form", explode: true } : {}),
  }));
}

function operation(e: Endpoint): Json {
  const status = String(e.success ?? 200);
  const refusal = (description: string) => ({ description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } });
  return {
    summary: e.summary,
    operationId: operationId(e),
    tags: [e.path.split("/")[2] ?? "api"],
    description: [`Access: ${e.access}.`, `Limit class: ${e.limit}.`, e.errors?.length ? `Conflicts: ${e.errors.join(", ")}.` : ""].filter(Boolean).join(" "),
    security: e.access === "anyone" ? [] : [{ session: [] }],
    parameters: [
      ...parameters(e.params, "path"), ...parameters(e.query, "query"),
      ...(e.idempotent ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 8, maxLength: 255 } }] : []),
    ],
    ...(e.body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(e.body, "input") } } } } : {}),
    responses: {
      [status]: status === "204" ? { description: "Done" } : { description: "Done", content: { "application/json": { schema: schemaOf(e.output, "output") } } },
      "400": refusal("Malformed"), ...(e.access === "anyone" ? {} : { "401": refusal("Not signed in"), "403": refusal("Not allowed"), "404": refusal("Missing, or not yours to see") }),
      ...(e.errors?.length ? { "409": refusal("Conflict with the current state") } : {}), "422": refusal("Fields that are not right"), "429": refusal("Too many; see Retry-After"),
    },
  };
}

function operationId(e: Endpoint): string {
  return `${e.method.toLowerCase()}${e.path.replace(/^\/api/, "").replace(/[/:-]+([a-zA-Z])/g, (_, c: string) => c.toUpperCase()).replace(/[^a-zA-Z0-9]/g, "")}`;
}

/** The events of the socket with the schemas of their payloads; OpenAPI itself knows requests and answers only. */
function socketEvents(): Json {
  const listed = (events: Record<string, { summary: string; to?: string; payload: z.ZodType }>, io: "input" | "output") => Object.fromEntries(
    Object.entries(events).map(([name, { payload, ...words }]) => [name, { ...words, payload: schemaOf(payload, io) }]),
  );
  return { path: "/live", serverToClient: listed(serverEvents, "output"), clientToServer: listed(clientEvents, "input") };
}

/** The OpenAPI 3.1 document, made from the same contract that checks the requests. */
export function openApiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const e of endpoints) {
    const path = e.path.replace(/:([a-zA-Z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operation(e) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Baraza", version: "1", description: "Errors are RFC 9457 problem details. Lists answer {items, nextCursor}. Writes that create accept Idempotency-Key or a clientId." },
    paths,
    "x-socket-events": socketEvents(),
    components: {
      schemas: { Problem: schemaOf(problem, "output") },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "baraza.session_token" } },
    },
  };
}

/** `/api/openapi.json`, and a page that reads without JavaScript at `/api/docs`. */
export function mountDocument(app: FastifyInstance, services: Services): void {
  const endpoints = services.modules.endpoints;
  let document: string | undefined, page: string | undefined;
  app.get("/api/openapi.json", async (_request, reply) => reply.type("application/json").send(document ??= JSON.stringify(openApiDocument(endpoints))));
  app.get("/api/docs", async (_request, reply) => reply.type("text/html; charset=utf-8").send(page ??= docsPage(endpoints)));
}

function docsPage(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.map((e) => html`<tr><td><code>${e.method}</code></td><td><code>${e.path}</code></td><td>${e.summary}</td><td>${e.access}</td><td>${e.limit}</td></tr>`);
  const told = Object.entries(serverEvents).map(([name, { summary, payload, to }]) => html`<tr><td><code>${name}</code></td><td>${summary}</td><td><code>${fieldsOf(payload)}</code></td><td>${to}</td></tr>`);
  const taken = Object.entries(clientEvents).map(([name, { summary, payload }]) => html`<tr><td><code>${name}</code></td><td>${summary}</td><td><code>${fieldsOf(payload)}</code></td></tr>`);
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>API · Baraza</title>
<link rel="stylesheet" href="/pages.css"></head><body><main class="page wide"><h1>API</h1>
<p>REST over JSON. The machine-readable document is <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).
Errors are problem details (RFC 9457) with a request id. Lists answer <code>{items, nextCursor}</code>; pass <code>?cursor=</code> for the next page.</p>
<h2>Realtime</h2><p>Socket.IO at <code>/live</code> (websocket), with the session's cookie. Events are hints: catch up by <code>seq</code> and <code>version</code>. The schemas of the payloads stand in
the document, under <code>x-socket-events</code>.</p>
<h3>From the server</h3><div class="scroll"><table><thead><tr><th>Event</th><th>What it says</th><th>Payload</th><th>Who hears it</th></tr></thead><tbody>!${told}</tbody></table></div>
<h3>To the server</h3><p>Each is acknowledged with <code>{ok: true, data?}</code> or <code>{ok: false, code, detail, retryAfter?, extra?}</code>.</p>
<div class="scroll"><table><thead><tr><th>Event</th><th>What it does</th><th>Payload</th></tr></thead><tbody>!${taken}</tbody></table></div>
<h2>Endpoints</h2><div class="scroll"><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Access</th><th>Limit</th></tr></thead><tbody>!${rows}</tbody></table></div></main></body></html>`;
}

/** `{conversationId, message}`; a question mark at what may be left out. */
function fieldsOf(payload: z.ZodObject | z.ZodDiscriminatedUnion<readonly z.ZodObject[]>): string {
  if (!(payload instanceof z.ZodObject)) return payload.options.map(fieldsOf).join(" or ");
  return `{${Object.entries(payload.shape).map(([name, field]) => (field instanceof z.ZodOptional ? `${name}?` : name)).join(", ")}}`;
}
