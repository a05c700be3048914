import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { checkVapid, refuseHeaders } from "./check-request.ts";

/** A message as the service got it; only the browser could open the body. */
export interface ReceivedPush { endpoint: string; body: Buffer; ttl: number; urgency: string | undefined; topic: string | undefined; key: string }
/** What the service answers instead of taking a message; with 201 it takes it, but slowly. */
export interface PushFault { status: number; /** Milliseconds until it answers. */ after?: number; /** Seconds, for `Retry-After`. */ retryAfter?: number; /** How often; for ever unless said. */ times?: number }

export interface PushService {
  origin: string;
  /** A new subscription's endpoint. */
  subscribe: () => string;
  /** Taken messages, oldest first. */
  received: (endpoint?: string) => ReceivedPush[];
  /** Requests that were refused, with the reason; faults that were asked for are not among them. */
  refused: () => string[];
  /** How many requests came, of all kinds. */
  requests: () => number;
  answer: (endpoint: string, fault: PushFault | null) => void;
  stop: () => Promise<void>;
}

/** Starts a push service on a free port of this machine. */
export async function startPushService(): Promise<PushService> {
  const received: ReceivedPush[] = [], refused: string[] = [];
  const keys = new Map<string, string | null>();
  const faults = new Map<string, PushFault>();
  let requests = 0, origin = "";
  const server = createServer((request, response) => {
    const endpoint = `${origin}${request.url ?? ""}`;
    const end = (status: number, why: string, headers: Record<string, string> = {}) => {
      if (status >= 300 && !faults.has(endpoint)) refused.push(`${status} ${why}`);
      response.writeHead(status, headers).end(why);
    };
    void bodyOf(request).then(async (body) => {
      requests++;
      if (request.method !== "POST") return end(405, "send messages with POST");
      if (!keys.has(endpoint)) return end(404, "no such subscription");
      const fault = faults.get(endpoint);
      if (fault?.after) await new Promise((resolve) => { setTimeout(resolve, fault.after); });
      if (fault && fault.status !== 201) {
        end(fault.status, "as asked", fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) });
        if (fault.times !== undefined && --fault.times <= 0) faults.delete(endpoint);
        return undefined;
      }
      const refusal = refuseHeaders(request.headers, body.length);
      if (refusal) return end(refusal.status, refusal.why);
      const vapid = checkVapid(request.headers.authorization, origin, new Date());
      if ("status" in vapid) return end(vapid.status, vapid.why);
      if ((keys.get(endpoint) ?? vapid.key) !== vapid.key) return end(403, "this subscription belongs to another key");
      keys.set(endpoint, vapid.key);
      received.push({ endpoint, body, ttl: Number(request.headers.ttl), urgency: request.headers.urgency?.toString(), topic: request.headers.topic?.toString(), key: vapid.key });
      return end(201, "", { location: `${origin}/message/${received.length}` });
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    subscribe: () => {
      const endpoint = `${origin}/push/${randomBytes(24).toString("base64url")}`;
      keys.set(endpoint, null);
      return endpoint;
    },
    received: (endpoint) => received.filter((push) => endpoint === undefined || push.endpoint === endpoint),
    refused: () => [...refused],
    requests: () => requests,
    answer: (endpoint, fault) => { if (fault) faults.set(endpoint, { ...fault }); else faults.delete(endpoint); },
    stop: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
