import type { Duplex } from "node:stream";
import type { Problem } from "../../../contract/common.ts";
import { newId } from "../ids.ts";
import type { Services } from "../services.ts";

/** What a connection's answer in progress tells of itself: Node's own handler looks at the same. */
interface Answering { _httpMessage?: { headersSent: boolean } | null }
type Refusal = Pick<Problem, "type" | "title" | "status" | "detail"> & { reason: string };

/**
 * XX-5: what Node's parser refuses (no HTTP at all, a method that nobody knows, two lengths, too long headers, too slow ones) reaches no route.
 * It answers in our shape too, without an address, which was not read; then the connection ends.
 */
export function refuseUnreadable(services: Services, error: Error & { code?: string }, socket: Duplex & Answering): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy(error);
  // In the middle of another answer nothing can be said that would be understood.
  if (socket._httpMessage?.headersSent) return void socket.destroy(error);
  const { reason, ...refusal } = refusalOf(error.code);
  const requestId = newId();
  services.log.info({ status: refusal.status, code: error.code, requestId }, "a request could not be read");
  const body = JSON.stringify({ ...refusal, requestId } satisfies Omit<Problem, "instance">);
  socket.end([
    `HTTP/1.1 ${refusal.status} ${reason}`, "content-type: application/problem+json", `content-length: ${Buffer.byteLength(body)}`, `x-request-id: ${requestId}`,
    "cache-control: no-store", "connection: close", "", body,
  ].join("\r\n"));
}

function refusalOf(code: string | undefined): Refusal {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return { type: "/problems/too-large", title: "Too large", status: 431, reason: "Request Header Fields Too Large", detail: "The headers of this request are too long. Remove cookies of this site, or shorten the address." };
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return { type: "/problems/too-large", title: "Too large", status: 413, reason: "Payload Too Large", detail: "This is more than can be taken at once. Shorten it." };
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { type: "/problems/timed-out", title: "Too slow", status: 408, reason: "Request Timeout", detail: "The request did not arrive in time. Send it again." };
    default:
      return { type: "/problems/malformed", title: "Malformed request", status: 400, reason: "Bad Request", detail: "The request could not be read. Send well-formed HTTP." };
  }
}
