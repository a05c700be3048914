import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { systemActor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { DomainError, notSignedIn, tooMany } from "../../../platform/errors.ts";
import { sessionTokenFrom } from "../../../platform/http/session-token.ts";
import { newId } from "../../../platform/ids.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./export.queries.ts";
import { fetchMinutes, hashOf } from "./run-export.ts";
import { readPiece } from "./write-zip.ts";

const deadLink = () => new DomainError({
  code: "link-invalid", status: 410, title: "This link does not work any more",
  detail: "This link was used already, is more than a day old, or belongs to another account. Ask for a new export.",
});

/** ID-14: `GET /api/me/export/:token` gives the ZIP, once, to its owner. It is no JSON, so it is not among the contract's endpoints. */
export function mountExport(app: FastifyInstance, services: Services): void {
  app.get("/api/me/export/:token", { exposeHeadRoute: false }, (request, reply) => fetchExport(services, request, reply));
}

/** A line that broke has not used the link up: it is used when the last byte has gone out. */
async function fetchExport(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = request.params as { token: string };
  const session = sessionTokenFrom(request.headers.cookie, services.config.secret);
  const origin = { requestId: request.id, address: request.ip };
  const taken = await withTx(services, { token: session }, async (tx) => {
    const { personId } = tx.actor;
    if (!personId) throw notSignedIn();
    const state = services.limits.count("write", personId);
    if (services.config.rateLimits && state.exceeded) throw tooMany(state.reset, `That was more than ${state.limit} a minute. Wait ${state.reset} s, then go on.`);
    const fetchId = newId();
    const [row] = await queries.takeLink.run({ fetchId, tokenHash: hashOf(token), personId, now: tx.now, stale: new Date(tx.now.getTime() - fetchMinutes * 60_000) }, tx);
    if (!row?.folder || row.pieces === null || row.bytes === null) throw deadLink();
    return { id: row.id, fetchId, folder: row.folder, pieces: row.pieces, bytes: row.bytes, actor: tx.actor };
  });
  let whole = false;
  reply.raw.once("finish", () => { whole = true; });
  reply.raw.once("close", () => {
    withTx(services, { actor: systemActor }, async (tx) => {
      if (!whole) return queries.releaseLink.run({ id: taken.id, fetchId: taken.fetchId }, tx);
      const [used] = await queries.useLink.run({ id: taken.id, now: tx.now }, tx);
      return used;
    }).then(async (used) => {
      if (whole && used) await withTx(services, { actor: taken.actor }, (tx) => audit(tx, { verb: "export.fetched", subjectKind: "person", subjectId: taken.actor.personId, after: { exportId: taken.id } }), origin);
    }).catch((err: unknown) => services.log.error({ err }, "an export's download could not be noted"));
  });
  return reply.header("cache-control", "no-store").header("content-length", String(taken.bytes)).header("content-disposition", 'attachment; filename="my-data.zip"')
    .type("application/zip").send(Readable.from(kept(services, taken), { objectMode: false }));
}

/** A slow line is not a dead one: every piece that went out says so, and neither is the link given to another download nor are the bytes removed. */
async function* kept(services: Services, taken: { id: string; fetchId: string; folder: string; pieces: number }): AsyncGenerator<Buffer> {
  for (let piece = 0; piece < taken.pieces; piece++) {
    yield* readPiece(services, taken.folder, piece);
    await withTx(services, { actor: systemActor }, (tx) => queries.keepLink.run({ id: taken.id, fetchId: taken.fetchId, now: tx.now }, tx));
  }
}
