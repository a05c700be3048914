import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the line to a storage provider does now and then: it says "slow down" (503), or is cut in the middle of an answer. */
type Trouble = "slow-down" | "cut";

/** Stands before an S3 server and makes trouble for the next requests, as many as are queued. */
export async function openTroubledLine(endpoint: string): Promise<{ address: string; next: Trouble[]; seen: () => number; close(): Promise<void> }> {
  const next: Trouble[] = [];
  let seen = 0;
  const target = new URL(endpoint);
  const pass = (from: IncomingMessage, to: ServerResponse, trouble: Trouble | undefined) => {
    seen += 1;
    if (trouble === "slow-down") {
      from.resume();
      to.writeHead(503, { "content-type": "application/xml" }).end('<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>');
      return;
    }
    const onward = httpRequest({ hostname: target.hostname, port: target.port, method: from.method, path: from.url, headers: from.headers }, (answer) => {
      if (trouble === "cut") {
        answer.destroy();
        to.destroy();
        return;
      }
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on("error", () => to.destroy());
    from.pipe(onward);
  };
  const server = createServer((from, to) => pass(from, to, next.shift()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, next, seen: () => seen,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
