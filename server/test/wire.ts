import { once } from "node:events";
import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** A way to a server that can be cut, as a phone loses its network. */
export interface Wire {
  /** Reaches the server while the wire is whole. */
  address: string;
  /** Breaks every connection that runs over it, and lets none through. */
  cut(): Promise<void>;
  /** Lets connections through again. */
  mend(): void;
  close(): Promise<void>;
}

/** @param target the server's address, such as `http://127.0.0.1:8080` */
export async function layWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on("error", () => {});
      end.on("close", () => {
        open.delete(end);
        (end === near ? far : near).destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = async () => {
    whole = false;
    await Promise.all([...open].map(async (end) => {
      end.destroy();
      if (!end.closed) await once(end, "close");
    }));
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => { whole = true; },
    close: async () => {
      await cut();
      server.close();
      await once(server, "close");
    },
  };
}
