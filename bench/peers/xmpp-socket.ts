import { connect, type Socket } from "node:net";
import { ejabberdHost, ejabberdPassword } from "./ejabberd-server.ts";

/** An XMPP client reduced to what a load needs (RFC 6120, 6121): signs in, is there, sends and gets chat messages. Plain TCP, the cheapest way in. */
export class XmppSocket {
  /** Called with the id of each message that arrives. */
  onMessage: (id: string) => void = () => {};
  private readonly socket: Socket;
  private held = "";
  private waiting: { wanted: string; resolve: () => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      this.held += text;
      this.read();
    });
    socket.on("error", () => {});
    socket.on("close", () => this.waiting?.reject(new Error("ejabberd closed the connection")));
  }

  static async open(port: number, user: string): Promise<XmppSocket> {
    const raw = connect({ host: "127.0.0.1", port, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      raw.once("connect", () => resolve());
      raw.once("error", reject);
    });
    const socket = new XmppSocket(raw);
    const stream = `<?xml version='1.0'?><stream:stream to='${ejabberdHost}' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`;
    const plain = Buffer.from(`\0${user}\0${ejabberdPassword}`).toString("base64");
    await socket.ask(stream, "</stream:features>");
    await socket.ask(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`, "<success");
    await socket.ask(stream, "</stream:features>");
    await socket.ask("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>load</resource></bind></iq>", "</iq>");
    // One's own presence comes back: from then on messages are delivered.
    await socket.ask("<presence/>", "<presence");
    return socket;
  }

  send(user: string, id: string, body: string): void {
    this.socket.write(`<message to='${user}@${ejabberdHost}' type='chat' id='${id}'><body>${body}</body></message>`);
  }

  close(): void {
    this.socket.destroy();
  }

  private ask(text: string, wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting = { wanted, resolve, reject };
      this.socket.write(text);
    });
  }

  private read(): void {
    if (this.waiting) {
      if (/<(failure|stream:error)/.test(this.held)) return this.waiting.reject(new Error(this.held.slice(-300)));
      if (!this.held.includes(this.waiting.wanted)) return;
      const { resolve } = this.waiting;
      this.waiting = undefined;
      this.held = "";
      return resolve();
    }
    for (let end = this.held.indexOf("</message>"); end >= 0; end = this.held.indexOf("</message>")) {
      const id = /<message[^>]* id=['"]([^'"]+)['"]/.exec(this.held.slice(0, end))?.[1];
      if (id) this.onMessage(id);
      this.held = this.held.slice(end + "</message>".length);
    }
  }
}
