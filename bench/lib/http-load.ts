import { LightHttp } from "./light-http.ts";

export interface LoadResult { perSecond: number; milliseconds: number[]; statuses: Map<number, number> }

export interface LoadRequest { method: string; path: string; cookie: string; body?: string }

/** Keeps `connections` requests in flight for `seconds`, over connections that stay open. `next` makes each request. */
export async function httpLoad(address: string, options: { connections: number; seconds: number; next: (connection: number) => LoadRequest }): Promise<LoadResult> {
  const clients = await Promise.all(Array.from({ length: options.connections }, () => LightHttp.open(address)));
  const milliseconds: number[] = [];
  const statuses = new Map<number, number>();
  const end = performance.now() + options.seconds * 1000;
  const started = performance.now();
  await Promise.all(clients.map(async (client, connection) => {
    while (performance.now() < end) {
      const at = performance.now();
      const { method, path, cookie, body } = options.next(connection);
      const status = await client.ask(method, path, cookie, body);
      milliseconds.push(performance.now() - at);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }));
  const perSecond = milliseconds.length / ((performance.now() - started) / 1000);
  for (const client of clients) client.close();
  return { perSecond, milliseconds, statuses };
}
