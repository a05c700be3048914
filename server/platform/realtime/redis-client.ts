import { connectRedis } from "./connect-redis.ts";

interface Told {
  trouble: (error: Error) => void;
  /** After a connection was lost and is back: what this process said meanwhile, the others have not heard; or the other way round. */
  toldAgain: () => void;
  heardAgain: () => void;
}

/** A connected client for the adapter of socket.io, which makes two more of it: one reads the stream, one hears channels. */
export async function openRedis(url: string, told: Told) {
  const client = await connectRedis(url, told.trouble);
  whenBack(client, told.toldAgain);
  const [xAdd, publish, duplicate] = [client.xAdd.bind(client), client.publish.bind(client), client.duplicate.bind(client)];
  return Object.assign(client, {
    // The adapter tells its own sockets only after Redis has answered: they would hear nothing until Redis is back, and what waits has no end.
    xAdd: (...args: Parameters<typeof xAdd>) => (client.isReady ? xAdd(...args) : Promise.reject(new Error("Redis is away"))),
    // The adapter does not look whether this failed, and a rejection that nobody looks at ends the process.
    publish: (...args: Parameters<typeof publish>) => publish(...args).catch((error: Error) => {
      told.trouble(error);
      return 0;
    }),
    duplicate: () => {
      const another = duplicate();
      whenBack(another, told.heardAgain);
      return another;
    },
  });
}

function whenBack(client: { on(event: "error" | "ready", listener: () => void): unknown }, back: () => void): void {
  let lost = false;
  client.on("error", () => { lost = true; });
  client.on("ready", () => {
    if (lost) back();
    lost = false;
  });
}
