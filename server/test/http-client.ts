/** An answer of the API: status, parsed JSON body (or text), headers. */
export interface HttpAnswer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Speaks to the server as a program would. The default body type is loose on purpose: tests look at what came. */
export class HttpClient {
  private readonly address: string;
  private readonly cookie: string | undefined;
  constructor(address: string, cookie: string | undefined) {
    this.address = address;
    this.cookie = cookie;
  }

  get<T = Json>(path: string): Promise<HttpAnswer<T>> { return this.send<T>("GET", path); }
  post<T = Json>(path: string, body?: unknown, headers?: Record<string, string>): Promise<HttpAnswer<T>> { return this.send<T>("POST", path, body ?? {}, headers); }
  put<T = Json>(path: string, body?: unknown, headers?: Record<string, string>): Promise<HttpAnswer<T>> { return this.send<T>("PUT", path, body ?? {}, headers); }
  patch<T = Json>(path: string, body?: unknown): Promise<HttpAnswer<T>> { return this.send<T>("PATCH", path, body ?? {}); }
  delete<T = Json>(path: string): Promise<HttpAnswer<T>> { return this.send<T>("DELETE", path); }

  /** Sends any request; `body` is JSON unless it is a string, which goes as it is. */
  async send<T = Json>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<HttpAnswer<T>> {
    const response = await fetch(this.address + path, {
      method, redirect: "manual",
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, body: (json && text ? JSON.parse(text) : text) as T, headers: response.headers };
  }
}

/** Parsed JSON of unknown shape that tests may walk into. */
export interface Json {
  [key: string]: Json;
  [index: number]: Json;
}
