import { createAdapter as createPostgresAdapter } from "@socket.io/postgres-adapter";
import { createAdapter as createRedisAdapter } from "@socket.io/redis-streams-adapter";
import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { clientEvents, type ClientEventName, type ClientEvents, type ServerEventName, type ServerEvents } from "../../../contract/live.ts";
import type { Actor } from "../actor.ts";
import { withTx, type Tx } from "../db/tx.ts";
import { checkInput } from "../check-input.ts";
import { DomainError } from "../errors.ts";
import { isOwnOrigin } from "../http/own-origin.ts";
import { toDomainError } from "../http/problem.ts";
import { sessionTokenFrom } from "../http/session-token.ts";
import type { Services } from "../services.ts";
import { checkSocketCount, countEvent, inPlace } from "./client-limits.ts";
import { longestPayload, notifyingTogether } from "./notify-together.ts";
import { openRedis } from "./redis-client.ts";
import { refusePlainRequests } from "./refuse-plain-requests.ts";
import { SessionWatch, signOut } from "./session-watch.ts";

/** What the server remembers of a socket. Re-made on every connection; nothing here needs to survive. */
export interface SocketData {
  token: string;
  personId: string;
  sessionId: string;
  name: string;
  kind: Actor["kind"];
  /** Asked-for room → the socket.io rooms that it gave. */
  watched: Map<string, string[]>;
}
/** What may be sent at all: what the contract lists. */
type Emitted = { [Name in ServerEventName]: (payload: ServerEvents[Name]) => void };
export type LiveSocket = Socket<Record<string, never>, Emitted, Record<string, never>, SocketData>;

/** Who may join a room of the form `<prefix>:<id>` (or just `<prefix>`). The same read rule as HTTP, by the same row-level security. */
export interface RoomRule {
  prefix: string;
  /** The rooms to join; none means refused. Runs with the socket's actor. */
  rooms(tx: Tx, id: string): Promise<string[]>;
  /** After somebody joined or left: for "who is looking". */
  changed?(services: Services, id: string): Promise<void>;
}

/** A message from a client, answered through its acknowledgement. */
export interface SocketEvent {
  name: ClientEventName;
  handle(services: Services, socket: LiveSocket, payload: unknown): Promise<unknown>;
}

/** An event that the contract lists; its payload has passed the schema there. Others are refused as HTTP refuses bad fields. */
export function socketEvent<Name extends ClientEventName>(name: Name, handle: (services: Services, socket: LiveSocket, payload: ClientEvents[Name]) => Promise<unknown>): SocketEvent {
  return { name, handle: async (services, socket, payload) => handle(services, socket, payloadOf(name, payload)) };
}

function payloadOf<Name extends ClientEventName>(name: Name, payload: unknown): ClientEvents[Name] {
  return checkInput(clientEvents[name].payload, payload) as ClientEvents[Name];
}

/** What a page is told when its session ended under it; empty when it was signed out in the ordinary way. */
export type SignedOutWhy = ServerEvents["signed-out"];

export type Ack = (answer: { ok: true; data?: unknown } | { ok: false; code: string; detail: string; retryAfter?: number; extra?: unknown }) => void;

/** Realtime is a hint: what it says is already committed, and whoever misses it catches up by seq or version. */
export class Realtime {
  private io: Server | undefined;
  private attached = false;
  private watching: SessionWatch | undefined;
  private closeAdapter: () => Promise<void> = async () => {};
  private catchingUp: NodeJS.Timeout | undefined;

  /** Prepares the server with the configured adapter. Without `http` (a worker) it can only publish. */
  async start(services: Services, http: HttpServer | undefined, events: readonly SocketEvent[]): Promise<void> {
    const io = new Server({
      path: "/live", transports: ["websocket"], serveClient: false, maxHttpBufferSize: 64_000,
      pingInterval: 25_000, pingTimeout: 20_000, perMessageDeflate: false, httpCompression: false,
    });
    this.io = io;
    await this.useAdapter(io, services);
    io.use((socket, next) => { this.admit(services, socket as LiveSocket).then(() => next(), next); });
    io.on("connection", (socket) => this.serve(services, socket as LiveSocket, events));
    io.on("recheck", (personId: string, why: SignedOutWhy | undefined) => { void this.recheckHere(personId, why ?? {}); });
    io.on("catch-up", () => this.catchUpHere());
    this.watching = new SessionWatch({ services, sockets: () => this.sockets(), judge: (socket, why) => this.judge(services, socket, why) });
    if (http) {
      io.attach(http);
      io.engine.use(refusePlainRequests);
      this.watching.start();
    }
    this.attached = http !== undefined;
  }

  private async useAdapter(io: Server, services: Services): Promise<void> {
    const { realtime, redisUrl } = services.config;
    const again = { toldAgain: () => { io.serverSideEmit("catch-up"); }, heardAgain: () => this.catchUpHere() };
    if (realtime === "postgres") {
      const pool = notifyingTogether(services.pool, again);
      this.closeAdapter = async () => pool.leave();
      io.adapter(createPostgresAdapter(pool, { payloadThreshold: longestPayload, errorHandler: (err: Error) => services.log.warn({ err }, "realtime over PostgreSQL: reconnecting") }));
    } else if (realtime === "redis") {
      const client = await openRedis(redisUrl ?? "", { ...again, trouble: (err) => services.log.warn({ err }, "realtime over Redis: reconnecting") });
      io.adapter(createRedisAdapter(client));
      this.closeAdapter = async () => { await client.close(); };
    }
  }

  /**
   * What another node said may not have come here: pages that are connected here connect anew, and by that catch up (CV-4). Closed as a
   * network closes, or they would not come back by themselves. What is noticed within a second is one loss; by then this node listens.
   */
  private catchUpHere(): void {
    this.catchingUp ??= setTimeout(() => {
      this.catchingUp = undefined;
      for (const socket of this.io?.sockets.sockets.values() ?? []) socket.conn.close();
    }, 1000);
  }

  private async admit(services: Services, socket: LiveSocket): Promise<void> {
    const { origin, host } = socket.handshake.headers;
    if (origin !== undefined && !isOwnOrigin(origin, host, services.config.publicUrl)) throw new Error("foreign-origin");
    const token = sessionTokenFrom(socket.handshake.headers.cookie, services.config.secret);
    if (!token) throw new Error("not-signed-in");
    const actor = await withTx(services, { token }, async (tx) => tx.actor);
    if (!actor.personId || !actor.sessionId) throw new Error("not-signed-in");
    checkSocketCount(services, socket, actor.personId);
    Object.assign(socket.data, { token, personId: actor.personId, sessionId: actor.sessionId, name: actor.name, kind: actor.kind, watched: new Map() } satisfies SocketData);
    await socket.join([`person:${actor.personId}`, `session:${actor.sessionId}`]);
  }

  private serve(services: Services, socket: LiveSocket, events: readonly SocketEvent[]): void {
    services.metrics.sockets.inc();
    const on = (name: ClientEventName, work: (payload: unknown) => Promise<unknown>) => {
      // Whatever a client sends, nothing may be thrown out of this listener: it would end the process.
      socket.on(name as never, ((payload: unknown, ack?: unknown) => {
        if (name !== "beat") services.load.answered();
        const answer: Ack = (told) => { if (typeof ack === "function") (ack as Ack)(told); };
        Promise.resolve().then(() => { countEvent(services, socket, name); return work(payload); }).then(
          (data) => answer({ ok: true, ...(data === undefined ? {} : { data }) }),
          (error: unknown) => {
            const refusal = toDomainError(error, services.modules);
            if (refusal.status >= 500) services.log.error({ err: error, event: name }, "socket event failed");
            answer({ ok: false, code: refusal.code, detail: refusal.message, ...(refusal.retryAfter ? { retryAfter: refusal.retryAfter } : {}), ...(refusal.extra ? { extra: refusal.extra } : {}) });
          },
        ).catch((err: unknown) => services.log.error({ err, event: name }, "a socket could not be answered"));
      }) as never);
    };
    on("watch", (payload) => {
      const { room } = payloadOf("watch", payload);
      return inPlace(socket, room, () => this.watch(services, socket, room));
    });
    on("unwatch", (payload) => this.unwatch(services, socket, payloadOf("unwatch", payload).room));
    for (const event of events) on(event.name, (payload) => event.handle(services, socket, payload));
    socket.on("disconnect", () => {
      services.metrics.sockets.dec();
      for (const room of socket.data.watched.keys()) this.told(services, room);
    });
  }

  private async watch(services: Services, socket: LiveSocket, room: string): Promise<void> {
    const rooms = await withTx(services, { token: socket.data.token }, (tx) => roomsFor(services, tx, room));
    if (rooms.length === 0) throw new DomainError({ code: "not-found", status: 404, title: "Not found", detail: "This room does not exist, or you may not join it." });
    socket.data.watched.set(room, rooms);
    await socket.join(rooms);
    this.told(services, room);
  }

  private async unwatch(services: Services, socket: LiveSocket, room: string): Promise<void> {
    for (const joined of socket.data.watched.get(room) ?? []) await socket.leave(joined);
    socket.data.watched.delete(room);
    this.told(services, room);
  }

  private told(services: Services, room: string): void {
    const { rule, id } = ruleFor(services, room);
    rule?.changed?.(services, id).catch((err: unknown) => services.log.warn({ err }, "who-is-looking could not be told"));
  }

  /** Sends to everybody in a room, on all nodes. */
  publish<Name extends ServerEventName>(room: string | string[], event: Name, payload: ServerEvents[Name]): void {
    this.io?.to(room).emit(event, payload);
  }

  /** Sockets in a room over all nodes, as plain data. */
  async inRoom(room: string): Promise<SocketData[]> {
    const sockets = await this.io?.in(room).fetchSockets();
    return (sockets ?? []).map((s) => s.data as SocketData);
  }

  /**
   * A person's rights changed: every node asks its rules again and ends what is not allowed any more. `why` is told to pages that end,
   * so that they can say so.
   */
  recheck(services: Services, personId: string, why: SignedOutWhy = {}): void {
    if (services.config.realtime !== "memory") this.io?.serverSideEmit("recheck", personId, why);
    void this.recheckHere(personId, why);
  }

  /** A rule for many changed: this node asks again for everybody who has a page open. Each node hears of such a change itself. */
  recheckEverybody(): void {
    for (const personId of new Set(this.sockets().map((socket) => socket.data.personId))) void this.recheckHere(personId, {});
  }

  private async recheckHere(personId: string, why: SignedOutWhy): Promise<void> {
    await this.watching?.judgeEach(this.sockets().filter((socket) => socket.data.personId === personId), why);
  }

  private async judge(services: Services, socket: LiveSocket, why: SignedOutWhy): Promise<void> {
    const kept = await withTx(services, { token: socket.data.token }, async (tx) => {
      if (!tx.actor.personId) return null;
      const rooms = new Map<string, string[]>();
      for (const room of socket.data.watched.keys()) rooms.set(room, await roomsFor(services, tx, room));
      return rooms;
    });
    if (kept === null) return signOut(socket, why);
    for (const [room, had] of [...socket.data.watched]) {
      const has = kept.get(room) ?? [];
      for (const gone of had.filter((r) => !has.includes(r))) await socket.leave(gone);
      if (has.length > 0) {
        socket.data.watched.set(room, has);
        await socket.join(has);
      } else socket.data.watched.delete(room);
    }
  }

  /** Closes this node's sockets and takes no more; what is published still reaches the other nodes. */
  hangUp(): void {
    if (this.attached) this.io?.engine.close();
  }

  private sockets(): LiveSocket[] {
    return [...(this.io?.sockets.sockets.values() ?? [])] as LiveSocket[];
  }

  async stop(): Promise<void> {
    clearTimeout(this.catchingUp);
    this.watching?.stop();
    // A worker's io was never attached to HTTP and has no engine to close.
    if (this.attached) await this.io?.close();
    else await this.io?.of("/").adapter.close();
    await this.closeAdapter().catch(() => {});
  }
}

function ruleFor(services: Services, room: string): { rule: RoomRule | undefined; id: string } {
  // All that follows is the id: of `conversation:<id>:staff` nobody is let into another room instead.
  const [prefix = "", ...rest] = room.split(":");
  // In capitals it is the same id, but would be a room in which nothing is ever said.
  const id = rest.join(":").toLowerCase();
  return { rule: services.modules.rooms.find((r) => r.prefix === prefix), id };
}

async function roomsFor(services: Services, tx: Tx, room: string): Promise<string[]> {
  const { rule, id } = ruleFor(services, room);
  return rule && tx.actor.personId ? rule.rooms(tx, id) : [];
}

/** Publishes after this transaction's commit; nothing is said of what was rolled back. */
export function publish<Name extends ServerEventName>(tx: Tx, room: string | string[], event: Name, payload: ServerEvents[Name]): void {
  tx.afterCommit(() => tx.services.realtime.publish(room, event, payload));
}
