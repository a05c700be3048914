import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { importPieceBytes } from "../../../../contract/desk-import.ts";
import { conflict, DomainError, invalid, notFound, unavailable } from "../../../platform/errors.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { fileStore } from "../../../platform/files/file-store.ts";
import { admitFile } from "../../../platform/http/admit-file.ts";
import { isUuid } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import { pieceKey, piecesOf } from "./file-text.ts";
import * as queries from "./import.queries.ts";
import type { Reading } from "./read-file.ts";
import { refusedRows } from "./refused-rows.ts";

/** The two addresses of imports that speak no JSON: the pieces of a file, and the file of refused rows. */
export async function mountImportFiles(app: FastifyInstance, services: Services): Promise<void> {
  app.get("/api/desk/imports/:id/refused", { exposeHeadRoute: false }, (request, reply) => sendRefused(services, request, reply));
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: importPieceBytes }, (_request, body, done) => done(null, body));
    scope.put("/api/desk/imports/:id/pieces/:number", (request, reply) => takePiece(services, request, reply));
  });
}

/** Stores a piece; the same piece again replaces it. */
async function takePiece(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, number } = request.params as { id: string; number: string };
  // Counted like the pieces of any upload: as reading, since a large file has hundreds.
  const { start } = await admitFile(services, request, reply, "ticket.import", "read", () => Promise.resolve());
  if (!isUuid(id)) throw notFound("This import");
  const row = await withTx(services, start, async (tx) => (await queries.showImports.run({ id }, tx))[0]);
  if (!row) throw notFound("This import");
  if (row.state !== "uploading") throw conflict("wrong-state", "This file is complete. Choose another one to begin anew.", { state: row.state });
  const piece = Number(number), body = request.body;
  if (!/^\d{1,4}$/.test(number) || piece >= piecesOf(row.bytes)) throw invalid([{ path: "number", message: `This file has the pieces 0 to ${piecesOf(row.bytes) - 1}.` }]);
  const wanted = Math.min(importPieceBytes, row.bytes - piece * importPieceBytes);
  if (!Buffer.isBuffer(body) || body.length !== wanted) throw invalid([{ path: "body", message: `Piece ${piece} has ${wanted} bytes. The file may have changed: choose it again.` }]);
  await fileStore(services).put(pieceKey(id, piece), body, { mediaType: "application/octet-stream", passing: true }).catch((err: unknown) => {
    services.log.error({ err }, "a piece of an import could not be stored");
    throw unavailable("Files can't be stored at the moment. Try again in a few seconds.");
  });
  await withTx(services, start, (tx) => queries.addPiece.run({ id, piece }, tx));
  return reply.code(204).send();
}

async function sendRefused(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id } = request.params as { id: string };
  const { start } = await admitFile(services, request, reply, "ticket.import", "write", () => Promise.resolve());
  const row = isUuid(id) ? await withTx(services, start, async (tx) => (await queries.readingOf.run({ id }, tx))[0]) : undefined;
  if (!row?.reading) throw notFound("This file");
  if (row.fileRemovedAt) throw new DomainError({ code: "gone", status: 410, title: "Gone", detail: "The file of this import is not kept any more." });
  const rows = refusedRows(services, start, { id, bytes: row.bytes, reading: row.reading as Reading });
  return reply.header("cache-control", "no-store").header("content-disposition", 'attachment; filename="refused.csv"').type("text/csv; charset=utf-8").send(Readable.from(rows, { objectMode: false }));
}
