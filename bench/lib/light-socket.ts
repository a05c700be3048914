import { WebSocket } from "ws";

/**
 * A Socket.IO client reduced to what a load needs: 5,000 of the full client would measure the load instead of the server.
 * Protocol: Engine.IO 4 over websocket (0 open, 2 ping, 3 pong, 4 message), Socket.IO 5 (0 connect, 2 event, 3 ack).
 */
export class LightSocket {
  onEvent: (name: string, payload: unknown) => void = () => {};
  private readonly ws: WebSocket;
  private readonly acks = new Map<number, (answer: { ok: boolean; code?: string }) => void>();
  private nextAck = 0;

  private constructor(ws: WebSocket) {
    this.ws = ws;
  }

  static open(address: string, cookie: string): Promise<LightSocket> {
    const ws = new WebSocket(`${address.replace(/^http/, "ws")}/live/?EIO=4&transport=websocket`, { headers: { cookie }, perMessageDeflate: false });
    const socket = new LightSocket(ws);
    return new Promise((resolve, reject) => {
      ws.on("error", reject);
      ws.on("close", () => { for (const answer of socket.acks.values()) answer({ ok: false, code: "closed" }); });
      ws.on("message", (data: Buffer) => {
        const text = data.toString();
        if (text === "2") ws.send("3");
        else if (text.startsWith("0")) ws.send("40");
        else if (text.startsWith("40")) resolve(socket);
        else if (text.startsWith("44")) reject(new Error(text));
        else if (text.startsWith("42")) {
          const [name, payload] = JSON.parse(text.slice(2)) as [string, unknown];
          socket.onEvent(name, payload);
        } else if (text.startsWith("43")) {
          const start = text.indexOf("[");
          const id = Number(text.slice(2, start));
          const [answer] = JSON.parse(text.slice(start)) as [{ ok: boolean; code?: string }];
          socket.acks.get(id)?.(answer);
          socket.acks.delete(id);
        }
      });
    });
  }

  /** Sends an event and waits for its acknowledgement. */
  ask(name: string, payload: unknown): Promise<{ ok: boolean; code?: string }> {
    const id = this.nextAck++;
    return new Promise((resolve) => {
      this.acks.set(id, resolve);
      this.ws.send(`42${id}${JSON.stringify([name, payload])}`);
    });
  }

  close(): void {
    this.ws.terminate();
  }
}
