import { request } from "node:http";

export interface PlainRequest { method: string; path: string; cookie?: string; body?: string; contentType?: string; headers?: Record<string, string> }
export interface PlainAnswer { status: number; body: string; cookies: string[] }

/**
 * One request over a connection of its own. A server of processes that serve one connection each, as the peers' are, would leave
 * further connections waiting for those that stay open; behind a proxy they see one request a connection too.
 */
export function askPlainly(address: string, { method, path, cookie, body, contentType, headers }: PlainRequest): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, address), {
      method, agent: false,
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : { "content-type": contentType ?? "application/json", "content-length": Buffer.byteLength(body) }) },
    }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString(), cookies: answer.headers["set-cookie"] ?? [] }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
