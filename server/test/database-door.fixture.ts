import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import pg from "pg";

/** A door between a server and its database: shut, the database is away, as by a broken network; opened, it is back. */
export interface DatabaseDoor {
  /** The same database through the door. */
  through(url: string): string;
  shut(): Promise<void>;
  open(): Promise<void>;
}

/** Opens a door on this machine; one for each database. */
export async function openDatabaseDoor(): Promise<DatabaseDoor> {
  let target: pg.Client | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((here) => {
    const { host = "", port = 5432 } = target ?? {};
    const there = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    for (const [one, other] of [[here, there], [there, here]] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy()).on("close", () => { sockets.delete(one); other.destroy(); });
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((listening) => { server.listen(port, "127.0.0.1", listening); });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    through(url) {
      target = new pg.Client({ connectionString: url });
      const { user, password, database } = target;
      return `postgres://${encodeURIComponent(user ?? "")}:${encodeURIComponent(password ?? "")}@127.0.0.1:${port}/${database ?? ""}`;
    },
    async shut() {
      const closed = new Promise<void>((done) => { server.close(() => { done(); }); });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    open: () => listen(port),
  };
}
