import { Agent, request } from "node:http";

export interface LoadResult { perSecond: number; milliseconds: number[]; statuses: Map<number, number> }

export interface LoadRequest { method: string; path: string; cookie: string; body?: string }

/** Keeps `connections` requests in flight for `seconds`, over connections that stay open. `next` makes each request. */
export async function httpLoad(address: string, options: { connections: number; seconds: number; next: (connection: number) => LoadRequest }): Promise<LoadResult> {
  const url = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const milliseconds: number[] = [];
  const statuses = new Map<number, number>();
  const end = performance.now() + options.seconds * 1000;
  const once = (r: LoadRequest) => new Promise<number>((resolve, reject) => {
    const outgoing = request({
      agent, host: url.hostname, port: url.port, method: r.method, path: r.path,
      headers: { cookie: r.cookie, ...(r.body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(r.body) }) },
    }, (response) => { response.resume(); response.on("end", () => resolve(response.statusCode ?? 0)); });
    outgoing.on("error", reject);
    outgoing.end(r.body);
  });
  const started = performance.now();
  await Promise.all(Array.from({ length: options.connections }, async (_, connection) => {
    while (performance.now() < end) {
      const at = performance.now();
      const status = await once(options.next(connection));
      milliseconds.push(performance.now() - at);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }));
  const perSecond = milliseconds.length / ((performance.now() - started) / 1000);
  agent.destroy();
  return { perSecond, milliseconds, statuses };
}
