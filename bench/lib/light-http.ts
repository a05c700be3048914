import { connect, type Socket } from "node:net";

/**
 * An HTTP/1.1 client reduced to what a load needs: one request at a time over a connection that stays open, answers with a
 * Content-Length or none. Node's own client costs as much processor time as the server that it measures on the same cores.
 */
export class LightHttp {
  private readonly socket: Socket;
  private readonly host: string;
  private held: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket, host: string) {
    this.socket = socket;
    this.host = host;
    socket.on("data", (chunk) => {
      this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
      this.read();
    });
    socket.on("error", (error) => this.end(error));
    socket.on("close", () => this.end(new Error("the server closed the connection")));
  }

  static open(address: string): Promise<LightHttp> {
    const url = new URL(address);
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    return new Promise((resolve, reject) => {
      socket.once("connect", () => resolve(new LightHttp(socket, url.host)));
      socket.once("error", reject);
    });
  }

  /** Sends a request and answers with the status once the whole answer has come. */
  ask(method: string, path: string, cookie: string, body?: string): Promise<number> {
    const content = body === undefined ? "" : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.host}\r\ncookie: ${cookie}\r\n${content}\r\n${body ?? ""}`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(): void {
    const end = this.held.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.held.toString("latin1", 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (/\r\ntransfer-encoding:/i.test(head)) return this.end(new Error("an answer in chunks is more than this client reads"));
    if (this.held.length < end + 4 + length) return;
    this.held = this.held.subarray(end + 4 + length);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(Number(head.slice(9, 12)));
  }

  private end(error: Error): void {
    this.waiting?.reject(error);
    this.waiting = undefined;
  }
}
