import type { FastifyInstance } from "fastify";
import type { Socket } from "node:net";

/** Milliseconds that answers which are still on their way get when the server stops. */
const longestFarewell = 3000;

/**
 * Ends an HTTP server. From then on nobody connects. What still comes by a connection that is open is answered, and that connection ends with the answer: a client that
 * asks one thing after another can't keep the server up. Whatever is left after 3 s, such as a download on a slow line, is cut.
 *
 * @param connections of `keepConnections`
 * @param hangUp ends what is no request: sockets
 */
export async function closeServer(app: FastifyInstance, connections: ReadonlySet<Socket>, hangUp: () => void): Promise<void> {
  const cut = setTimeout(() => { for (const connection of connections) connection.destroy(); }, longestFarewell);
  const closed = app.close();
  hangUp();
  await closed;
  clearTimeout(cut);
}

/** The open connections of a server, upgraded ones included: Node forgets those. */
export function keepConnections(app: FastifyInstance): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  app.server.on("connection", (connection: Socket) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  return connections;
}
