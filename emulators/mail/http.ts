import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { readFault, type Fault } from "./faults.ts";
import type { MailStore, StoredMail } from "./mail-store.ts";
import { mailboxPage, mailList, views, type View } from "./pages.ts";

/** What the pages and the API work on. */
export interface Box {
  store: MailStore;
  fault: () => Fault;
  setFault: (fault: Fault) => void;
}

interface Answer {
  status?: number;
  type?: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

const own = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A mail is a stranger's page: no scripts, no forms, nothing loaded from elsewhere; links open beside. */
const mails = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

/** The mailbox's pages and API, for this machine only. */
export async function listenHttp(port: number, box: Box): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    handle(box, request).then((answer) => send(response, answer), (error: unknown) => send(response, { status: 500, type: "text/plain", body: String(error) }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function send(response: ServerResponse, { status = 200, type = "text/html; charset=utf-8", body = "", headers = {} }: Answer): void {
  response.writeHead(status, { "content-type": type, "content-security-policy": own, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cache-control": "no-store", ...headers });
  response.end(body);
}

async function handle(box: Box, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://mailbox");
  const [, first = "", second = "", third = ""] = url.pathname.split("/");
  const { method = "GET", headers } = request;
  // Another site in the same browser must not change anything here.
  if (method !== "GET" && headers.origin && URL.canParse(headers.origin) && new URL(headers.origin).host !== headers.host) return { status: 403, body: "from another site" };
  const q = url.searchParams.get("q") ?? "";
  switch (`${method} /${first}`) {
    case "GET /": return page(box, q);
    case "GET /list": return { body: mailList({ mails: box.store.find({ q }), q, open: opened(box.store.get(url.searchParams.get("open") ?? "")) }) };
    case "GET /mails": return mail(box, second, third, url.searchParams.get("view"));
    case "GET /mailbox.css": return { type: "text/css", body: await readFile(new URL("./mailbox.css", import.meta.url)) };
    case "GET /mailbox.js": return { type: "text/javascript", body: await readFile(new URL("./mailbox.js", import.meta.url)) };
    case "POST /fault": return setFault(box, Object.fromEntries(new URLSearchParams(await text(request))), "form");
    case "POST /clear": await box.store.clear(); return seeOther("/");
    case "GET /api": return api(box, second, third, url.searchParams);
    case "PUT /api": return second === "fault" ? setFault(box, json(await text(request)), "json") : missing;
    case "DELETE /api": if (second !== "mails") return missing; await box.store.clear(); return { status: 204 };
    default: return missing;
  }
}

const missing: Answer = { status: 404, type: "text/plain", body: "not here" };

function page(box: Box, q: string): Answer {
  return { body: mailboxPage({ mails: box.store.find({ q }), q, fault: box.fault() }) };
}

async function mail(box: Box, id: string, part: string, asked: string | null): Promise<Answer> {
  const found = box.store.get(id);
  const raw = await box.store.raw(id);
  if (!found || !raw) return { ...missing, type: "text/html; charset=utf-8", body: "This mail was removed. <a href=/>All mails</a>" };
  if (part === "raw") return { type: "text/plain; charset=utf-8", body: raw };
  if (part === "html") return { body: linksBeside(found.html), headers: { "content-security-policy": mails } };
  const view = views.find((name) => name === asked) ?? "html";
  return { body: mailboxPage({ mails: box.store.find(), q: "", fault: box.fault(), open: { mail: found, view: view === "html" && !found.html ? "text" : view, raw: raw.toString("utf8") } }) };
}

/** A link in a frame would open in the frame. */
function linksBeside(html: string): string {
  const base = `<base target="_blank">`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

function api(box: Box, what: string, id: string, query: URLSearchParams): Answer {
  if (what === "fault") return asJson(box.fault());
  if (what !== "mails") return missing;
  if (id) {
    const found = box.store.get(id);
    return found ? asJson(found) : missing;
  }
  const filter = Object.fromEntries(["q", "to", "subject"].flatMap((name) => { const value = query.get(name); return value ? [[name, value]] : []; }));
  return asJson({ items: box.store.find(filter) });
}

function setFault(box: Box, input: Record<string, unknown>, from: "form" | "json"): Answer {
  const fault = readFault(input);
  if (!fault) return { status: 422, type: "text/plain", body: "A fault is none, refuse-all, temporary, drop, refuse-recipient with an address, or slow with 1 to 120 seconds." };
  box.setFault(fault);
  return from === "form" ? seeOther("/") : asJson(fault);
}

function opened(found: StoredMail | undefined): { mail: StoredMail; view: View; raw: string } | undefined {
  return found ? { mail: found, view: "html", raw: "" } : undefined;
}

function json(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function asJson(value: unknown): Answer {
  return { type: "application/json; charset=utf-8", body: JSON.stringify(value) };
}

function seeOther(location: string): Answer {
  return { status: 303, headers: { location } };
}
