import { createServer } from "node:net";

/**
 * Finds a free TCP port on 127.0.0.1: `wanted` if nobody listens there, else any other.
 *
 * @param wanted port to prefer; 0 for no wish
 */
export async function findFreePort(wanted: number): Promise<number> {
  return (await listensOn(wanted)) ?? (await listensOn(0)) ?? 0;
}

/** The port that could be opened for a moment, or undefined when `port` is taken. */
async function listensOn(port: number): Promise<number | undefined> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(undefined) : reject(error)));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
