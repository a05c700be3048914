import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

/** Answers with a file that is saved under a name, as its pieces come. */
export function sendFile(reply: FastifyReply, name: string, type: "text/csv" | "application/json", pieces: AsyncIterable<string>): FastifyReply {
  return reply.header("cache-control", "no-store").header("content-disposition", `attachment; filename="${name}"`).type(`${type}; charset=utf-8`).send(Readable.from(pieces, { objectMode: false }));
}
