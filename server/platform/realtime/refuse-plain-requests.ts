import { ServerResponse, type IncomingMessage } from "node:http";
import type { Problem } from "../../../contract/common.ts";
import { newId } from "../ids.ts";

/**
 * Answers what comes to the sockets' address without asking for a WebSocket as every other refusal is answered (XX-5); it goes by the engine's own
 * middleware, for the engine never passes these on to the routes. A bad *upgrade* the engine refuses in words of its own on the bare connection
 * (400, text): it lets nobody in between, and no browser shows such an answer to a page.
 */
export function refusePlainRequests(request: IncomingMessage, response: unknown, next: () => void): void {
  // For an upgrade the engine hands out a stand-in.
  if (!(response instanceof ServerResponse)) return next();
  const requestId = newId();
  const body: Problem = {
    type: "/problems/upgrade-required", title: "Upgrade required", status: 426, detail: "This address speaks WebSocket only: connect with a Socket.IO client and transports: [\"websocket\"].",
    instance: request.url?.split("?")[0] ?? "", requestId,
  };
  response.writeHead(426, { "content-type": "application/problem+json", "cache-control": "no-store", "x-content-type-options": "nosniff", "x-request-id": requestId, upgrade: "websocket", connection: "Upgrade, close" });
  response.end(JSON.stringify(body));
}
