import { io, type Socket } from "socket.io-client";

/** A socket as a browser would have it, which remembers everything that it was told. */
export class LiveClient {
  readonly socket: Socket;
  readonly heard: { event: string; payload: unknown; at: number }[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event: string, payload: unknown) => {
      this.heard.push({ event, payload, at: performance.now() });
      for (const wake of this.waiting) wake();
    });
  }

  static connect(address: string, cookie: string): Promise<LiveClient> {
    const socket = io(address, { path: "/live", transports: ["websocket"], extraHeaders: { cookie }, reconnection: false, forceNew: true });
    const client = new LiveClient(socket);
    return new Promise((resolve, reject) => {
      socket.once("connect", () => resolve(client));
      socket.once("connect_error", reject);
    });
  }

  /** Asks and waits for the acknowledgement. */
  async ask(event: string, payload: unknown): Promise<{ ok: boolean; code?: string; data?: unknown; [key: string]: unknown }> {
    return await this.socket.timeout(20_000).emitWithAck(event, payload) as { ok: boolean };
  }

  /** Joins a room. */
  watch(room: string): Promise<{ ok: boolean; code?: string }> {
    return this.ask("watch", { room });
  }

  /** Payloads heard so far of an event. */
  of<T>(event: string): T[] {
    return this.heard.filter((h) => h.event === event).map((h) => h.payload as T);
  }

  /** Waits until a payload of an event fits; at most 5 s. */
  async hears<T>(event: string, fits: (payload: T) => boolean = () => true): Promise<T> {
    const find = () => this.of<T>(event).find(fits);
    const deadline = Date.now() + 20_000;
    for (let found = find(); ; found = find()) {
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`no "${event}" was heard in time; heard: ${this.heard.map((h) => h.event).join(", ") || "nothing"}`);
      await new Promise<void>((resolve) => {
        const wake = () => { clearTimeout(timer); this.waiting.delete(wake); resolve(); };
        const timer = setTimeout(wake, 100);
        this.waiting.add(wake);
      });
    }
  }

  close(): void {
    this.socket.disconnect();
  }
}
