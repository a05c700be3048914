import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Endpoint } from "../../contract/endpoint.ts";

/** The parts of a JSON schema that our contracts come to. */
interface Shape {
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  prefixItems?: Shape[];
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  $ref?: string;
  $defs?: Record<string, Shape>;
}

const byFormat: Record<string, () => string> = {
  uuid: () => randomUUID(), email: () => "somebody@example.com", "date-time": () => "2026-03-01T10:00:00Z", date: () => "2026-03-01", uri: () => "https://example.com/",
};

/** The least that a shape takes: what is required, in the first of several forms. */
function leastOf(shape: Shape, root: Shape): unknown {
  if (shape.$ref) return leastOf(root.$defs?.[shape.$ref.split("/").at(-1) ?? ""] ?? {}, root);
  if ("const" in shape) return shape.const;
  if (shape.enum) return shape.enum[0];
  const form = shape.anyOf?.[0] ?? shape.oneOf?.[0] ?? shape.allOf?.[0];
  if (form) return leastOf(form, root);
  switch (shape.type) {
    case "object": return Object.fromEntries((shape.required ?? []).map((name) => [name, byName[name] ?? leastOf(shape.properties?.[name] ?? {}, root)]));
    case "array": return shape.prefixItems?.map((item) => leastOf(item, root)) ?? Array.from({ length: shape.minItems ?? 0 }, () => leastOf(shape.items ?? {}, root));
    case "string": return byFormat[shape.format ?? ""]?.() ?? "x".repeat(Math.max(1, shape.minLength ?? 1));
    case "integer": case "number": return Math.max(shape.minimum ?? 1, (shape.exclusiveMinimum ?? 0) + 1);
    case "boolean": return true;
    default: return null;
  }
}

/** Fields whose form a pattern or a refinement says: the same value wherever they stand. */
const byName: Record<string, unknown> = { email: "somebody@example.com", category: "bug", birthDate: "1990-01-01", zone: "Africa/Nairobi" };

const said = () => ({ clientId: randomUUID(), body: "Hello" });
const calendar = { name: "Week", zone: "Africa/Nairobi", week: { monday: [{ from: "08:00", to: "17:00" }], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }, holidays: [] };

/** Bodies of the endpoints whose refinements tie several fields together. */
const byHand: Record<string, () => unknown> = {
  "POST /api/conversations/:id/messages": said, "POST /api/tickets/:id/replies": said, "POST /api/tickets/:id/notes": said,
  "POST /api/reports": () => ({ subjectKind: "person", subjectId: randomUUID(), reason: "spam" }),
  "PUT /api/me/push-subscriptions": () => ({ endpoint: "https://push.example.com/a", keys: { p256dh: Buffer.alloc(65, 4).toString("base64url"), auth: Buffer.alloc(16).toString("base64url") } }),
  "PUT /api/tickets/:id/assignment": () => ({ staffId: randomUUID() }),
  "POST /api/desk/sla/calendars": () => calendar, "PUT /api/desk/sla/calendars/:id": () => calendar,
  "POST /api/desk/bulks": () => ({ clientId: randomUUID(), action: { kind: "status", status: "open" }, ticketIds: [randomUUID()] }),
  "POST /api/tickets/:id/links": () => ({ kind: "related", to: randomUUID() }),
  "PUT /api/tickets/:id/merge": () => ({ into: randomUUID() }),
  "POST /api/desk/problems/:id/incidents": () => ({ tickets: [randomUUID()] }),
};

/** A body that an endpoint takes, by its contract; undefined where it takes none. @throws where neither the shape nor the table has one that fits */
export function validBody(e: Endpoint): unknown {
  if (!e.body) return undefined;
  return valid(`${e.method} ${e.path}`, e.body);
}

/** A query that an endpoint takes, with its question mark; empty where none is needed. @throws like `validBody` */
export function validQuery(e: Endpoint): string {
  if (!e.query) return "";
  const given = valid(`${e.method} ${e.path} ?`, e.query) as Record<string, unknown>;
  const query = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString();
  return query && `?${query}`;
}

function valid(name: string, schema: z.ZodType): unknown {
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
  const example = byHand[name]?.() ?? leastOf(shape, shape);
  const parsed = schema.safeParse(example);
  if (!parsed.success) throw new Error(`${name}: ${JSON.stringify(example)} does not fit: ${z.prettifyError(parsed.error)}. Write one that does into the table.`);
  return example;
}
