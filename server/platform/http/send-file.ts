import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { invalid } from "../errors.ts";

/** The input of an address that speaks no JSON, checked as all others are. @throws 422, with what does not fit and why */
export function checkInput<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.map(({ code, path, message, ...issue }) => ({ path: code === "unrecognized_keys" && "keys" in issue ? issue.keys.join(".") : path.join("."), message })));
}

/** Answers with a file that is saved under a name, as its pieces come. */
export function sendFile(reply: FastifyReply, name: string, type: "text/csv" | "application/json", pieces: AsyncIterable<string>): FastifyReply {
  return reply.header("cache-control", "no-store").header("content-disposition", `attachment; filename="${name}"`).type(`${type}; charset=utf-8`).send(Readable.from(pieces, { objectMode: false }));
}
