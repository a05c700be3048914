import type { Socket } from "socket.io-client";
import type { ClientEventName, ClientEvents, ServerEventName, ServerEvents } from "../../../../contract/live.ts";
import { afterPaint } from "./after-paint.ts";

/** `off`: not wanted yet, or nobody is signed in. */
export type LiveState = "off" | "connecting" | "on";

export type RoomWatcher = {
  /** The server lets us hear the room, now or again: time to ask for what was missed. */
  onJoined: () => void;
  /** Nothing is heard until `onJoined` comes again. */
  onLost: () => void;
};

type Answer = { ok: true; data?: unknown } | { ok: false; code: string; detail: string; retryAfter?: number };
type Room = { watchers: Set<RoomWatcher>; joined: boolean; leaving?: ReturnType<typeof setTimeout> };

/** Milliseconds: first wait before connecting again, the longest wait, the wait for an answer, and before a room is left for good. */
const times = { first: 1_000, longest: 30_000, answer: 10_000, leave: 2_000 };

/**
 * One socket for the whole page. It is loaded after the first paint, comes back with exponential backoff and jitter, and joins
 * its rooms again by itself; whoever watches a room catches up by `seq` whenever it was joined.
 */
export class Live {
  readonly #url: string | undefined;
  #socket: Socket | undefined;
  #state: LiveState = "off";
  #refusals = 0;
  #isLoading = false;
  readonly #rooms = new Map<string, Room>();
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();
  readonly #stateListeners = new Set<() => void>();

  /** @param url the server's address; this page's own when left out */
  constructor(url?: string) {
    this.#url = url;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Calls back at each change of `state`; answers with the way to stop. */
  onState = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  };

  /** Hears one kind of event, of all rooms; answers with the way to stop. */
  on<Name extends ServerEventName>(name: Name, listener: (payload: ServerEvents[Name]) => void): () => void {
    const known = this.#listeners.get(name);
    const all = known ?? new Set();
    all.add(listener);
    if (!known) {
      this.#listeners.set(name, all);
      if (this.#socket) this.#hear(this.#socket, name);
    }
    this.#start();
    return () => all.delete(listener);
  }

  /** Joins a room, and joins it again after each break; answers with the way to leave. */
  watch(name: string, watcher: RoomWatcher): () => void {
    const room: Room = this.#rooms.get(name) ?? { watchers: new Set(), joined: false };
    this.#rooms.set(name, room);
    clearTimeout(room.leaving);
    room.watchers.add(watcher);
    this.#start();
    if (room.joined) watcher.onJoined();
    else if (this.#state === "on" && room.watchers.size === 1) this.#join(name, room);
    return () => {
      room.watchers.delete(watcher);
      // Going from page to page, the next one often wants the same room.
      if (room.watchers.size === 0) room.leaving = setTimeout(() => this.#leave(name, room), times.leave);
    };
  }

  /** Says something for which no answer is needed, such as typing. Nothing happens while there is no connection. */
  say<Name extends ClientEventName>(name: Name, payload: ClientEvents[Name]): void {
    // Not as "volatile": of two said in one turn the second would be dropped, since the first is still being written.
    if (this.#socket?.connected) this.#socket.emit(name, payload);
  }

  /** Connects anew, as whoever is signed in now. */
  restart(): void {
    this.#refusals = 0;
    this.#socket?.disconnect();
    this.#connect();
  }

  stop(): void {
    this.#socket?.disconnect();
    this.#become("off");
  }

  #start(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    afterPaint()
      .then(() => import("socket.io-client"))
      .then(({ io }) => {
        const options = {
          path: "/live", transports: ["websocket"], autoConnect: false, withCredentials: true,
          reconnectionDelay: times.first, reconnectionDelayMax: times.longest, randomizationFactor: 0.5,
        };
        this.#socket = this.#url ? io(this.#url, options) : io(options);
        this.#serve(this.#socket);
        this.#connect();
      })
      // Without its code there is no connection; pages then ask from time to time. The next watcher tries again.
      .catch(() => {
        this.#isLoading = false;
      });
  }

  #connect(): void {
    if (!this.#socket || this.#socket.connected) return;
    this.#become("connecting");
    this.#socket.connect();
  }

  #serve(socket: Socket): void {
    for (const name of this.#listeners.keys()) this.#hear(socket, name);
    socket.on("connect", () => {
      this.#refusals = 0;
      this.#become("on");
      for (const [name, room] of this.#rooms) this.#join(name, room);
    });
    socket.on("disconnect", (reason) => {
      for (const room of this.#rooms.values()) this.#lost(room);
      // A server that ends the connection itself means it: the session is over.
      this.#become(reason === "io server disconnect" || reason === "io client disconnect" ? "off" : "connecting");
    });
    socket.on("connect_error", (error) => {
      // `active`: the library tries again by itself, with backoff and jitter. A refusal by the server it takes as final.
      if (socket.active) return this.#become("connecting");
      if (error.message === "not-signed-in" || error.message === "foreign-origin") return this.#become("off");
      this.#become("connecting");
      // As many pages of one person are open as may be: only one that closes makes room.
      const wait = error.message === "too-many-connections" ? times.longest : Math.min(times.first * 2 ** this.#refusals++, times.longest);
      setTimeout(() => this.#connect(), wait * (0.5 + Math.random()));
    });
  }

  #hear(socket: Socket, name: string): void {
    socket.on(name, (payload: unknown) => {
      for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
    });
  }

  #join(name: string, room: Room): void {
    const socket = this.#socket;
    if (!socket || room.watchers.size === 0) return;
    socket.timeout(times.answer).emit("watch", { room: name }, (late: Error | null, answer?: Answer) => {
      if (!socket.connected || this.#rooms.get(name) !== room) return;
      if (late) return this.#join(name, room);
      if (answer?.ok === false && answer.code === "too-many") setTimeout(() => { if (socket.connected) this.#join(name, room); }, (answer.retryAfter ?? 10) * 1000);
      if (!answer?.ok || room.joined) return;
      room.joined = true;
      for (const watcher of room.watchers) watcher.onJoined();
    });
  }

  #lost(room: Room): void {
    if (!room.joined) return;
    room.joined = false;
    for (const watcher of room.watchers) watcher.onLost();
  }

  #leave(name: string, room: Room): void {
    if (room.watchers.size > 0 || this.#rooms.get(name) !== room) return;
    this.#rooms.delete(name);
    if (this.#socket?.connected) this.#socket.emit("unwatch", { room: name });
  }

  #become(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}
