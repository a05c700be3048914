import { io, type Socket } from "socket.io-client";
import type { Message, MessagesPageAnswer } from "../../contract/conversations.ts";
import { HttpClient } from "./http-client.ts";

/**
 * Follows one conversation as a page does (CV-4): hears what is said, and at each connection asks for what came after the last seq that it
 * holds without a hole; of a conversation without notes, where each seq is there to be read. When its server is gone it goes to the next address, as behind a load balancer.
 */
export class FollowingClient {
  /** Seqs that the socket brought, in the order in which they came. */
  readonly heard: number[] = [];
  /** How many times it joined and caught up. */
  joins = 0;
  private readonly held = new Map<number, Message>();
  private completeTo = 0;
  private inSync = false;
  private address = 0;
  private socket: Socket | undefined;
  private next: NodeJS.Timeout | undefined;
  private looking: NodeJS.Timeout | undefined;
  private readonly addresses: readonly string[];
  private readonly cookie: string;
  private readonly conversationId: string;

  private constructor(addresses: readonly string[], cookie: string, conversationId: string) {
    this.addresses = addresses;
    this.cookie = cookie;
    this.conversationId = conversationId;
  }

  /** @param addresses of servers, tried in this order; resolves when it has joined and caught up */
  static async follow(addresses: readonly string[], cookie: string, conversationId: string): Promise<FollowingClient> {
    const client = new FollowingClient(addresses, cookie, conversationId);
    client.connect();
    await client.until("it has joined", () => client.joins > 0);
    return client;
  }

  /** What it holds, in order. */
  get messages(): Message[] {
    return [...this.held.values()].sort((a, b) => a.seq - b.seq);
  }

  get connected(): boolean {
    return this.socket?.connected ?? false;
  }

  /** Waits until something holds; at most 20 s. */
  async until(what: string, holds: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 20_000; !holds();) {
      if (Date.now() > deadline) throw new Error(`waited in vain until ${what}; held: ${[...this.held.keys()].join(", ")}`);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  }

  /** Waits until it holds a message. */
  async holds(seq: number): Promise<void> {
    await this.until(`message ${seq} is there`, () => this.held.has(seq));
  }

  close(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.removeAllListeners();
    socket?.disconnect();
    clearTimeout(this.next);
    clearTimeout(this.looking);
  }

  private connect(): void {
    const address = this.addresses[this.address % this.addresses.length] ?? "";
    const socket = io(address, { path: "/live", transports: ["websocket"], extraHeaders: { cookie: this.cookie }, forceNew: true, reconnection: false });
    this.socket = socket;
    socket.on("message", ({ conversationId, message }: { conversationId: string; message: Message }) => {
      if (conversationId !== this.conversationId) return;
      this.heard.push(message.seq);
      this.hold([message]);
      if (this.inSync) this.lookBehind(socket, address);
    });
    socket.on("connect", () => { this.catchUp(socket, address).catch(() => this.goOn(socket)); });
    socket.on("disconnect", () => {
      this.inSync = false;
      this.goOn(socket);
    });
    socket.on("connect_error", () => this.goOn(socket));
  }

  /** This server does not answer: perhaps the next one does. */
  private goOn(socket: Socket): void {
    if (socket !== this.socket) return;
    socket.removeAllListeners();
    socket.disconnect();
    this.address++;
    this.next = setTimeout(() => this.connect(), 50);
  }

  private async catchUp(socket: Socket, address: string): Promise<void> {
    const joined = await socket.timeout(10_000).emitWithAck("watch", { room: `conversation:${this.conversationId}` }) as { ok: boolean };
    if (!joined.ok) throw new Error("not let into the room");
    await this.ask(address);
    if (!socket.connected) return;
    this.inSync = true;
    this.joins++;
    this.lookBehind(socket, address);
  }

  /** A hole that stands for a moment was left by a server that ended between storing a message and telling of it. */
  private lookBehind(socket: Socket, address: string): void {
    while (this.held.has(this.completeTo + 1)) this.completeTo++;
    if (this.held.size === this.completeTo) return;
    clearTimeout(this.looking);
    this.looking = setTimeout(() => { if (this.inSync && socket === this.socket) this.ask(address).catch(() => this.goOn(socket)); }, 500);
  }

  private async ask(address: string): Promise<void> {
    const http = new HttpClient(address, this.cookie);
    for (let more = true; more;) {
      const { body: page } = await http.get<MessagesPageAnswer>(`/api/conversations/${this.conversationId}/messages?after=${this.completeTo}&limit=5`);
      this.hold(page.items);
      this.completeTo = Math.max(this.completeTo, page.items.at(-1)?.seq ?? 0);
      more = page.more;
    }
  }

  private hold(messages: readonly Message[]): void {
    for (const message of messages) this.held.set(message.seq, message);
  }
}
