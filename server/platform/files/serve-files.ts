import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { avatarWidths, thumbWidths } from "../../../contract/files.ts";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import { DomainError, notFound, tooMany } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { limitedAddress } from "../limits/limited-address.ts";
import type { Services } from "../services.ts";
import { rangeOf } from "./byte-range.ts";
import { fileStore } from "./file-store.ts";
import { fileById, type FileByIdResult } from "./files.queries.ts";
import { variantKey } from "./keys.ts";
import { checkSignature } from "./signature.ts";
import { NoBytes } from "./store-port.ts";

/** `GET /files/:id/:variant?e&s` for everything that somebody was shown, and portraits for everybody. */
export async function mountFiles(app: FastifyInstance, services: Services): Promise<void> {
  app.get("/files/:id/:variant", { exposeHeadRoute: false }, async (request, reply) => {
    const { id, variant } = request.params as { id: string; variant: string };
    const { e = "", s = "" } = request.query as { e?: unknown; s?: unknown };
    const verdict = typeof e === "string" && typeof s === "string" ? checkSignature(services.config.secret, id, variant, { e, s }, services.clock.now()) : "forged";
    if (verdict !== "valid") throw refusedLink(services, request, verdict);
    const file = await readyFile(services, id);
    // Whoever holds the address may keep what it gave for as long as the address works.
    const seconds = Math.max(60, Number(e) - Math.floor(services.clock.now().getTime() / 1000));
    reply.header("cache-control", `private, max-age=${seconds}, immutable`);
    return send(services, request, reply, file, variant);
  });
  app.get("/files/avatars/:id/:width", { exposeHeadRoute: false }, async (request, reply) => {
    const { id, width } = request.params as { id: string; width: string };
    const file = await portrait(services, id, width).catch((error: unknown) => { throw error instanceof DomainError ? missed(services, request) ?? error : error; });
    // Copies that others keep end within a day of the picture's end. The picture at an address never changes: asked again, no bytes are sent.
    const tag = `"${id}-${width}"`;
    reply.header("cache-control", "public, max-age=86400, must-revalidate").header("etag", tag);
    if (request.headers["if-none-match"] === tag) return reply.code(304).send();
    return send(services, request, reply, file, width);
  });
}

async function portrait(services: Services, id: string, width: string): Promise<FileByIdResult> {
  if (!isUuid(id) || !avatarWidths.some((each) => String(each) === width)) throw notFound("This picture");
  const file = await readyFile(services, id);
  if (file.purpose !== "avatar") throw notFound("This picture");
  return file;
}

/** Addresses that work are free; guessing them is counted, and too much of it refused. */
function missed(services: Services, request: FastifyRequest): DomainError | undefined {
  const state = services.limits.count("public", `file:${limitedAddress(request.ip)}`);
  return services.config.rateLimits && state.exceeded ? tooMany(state.reset, `Too many addresses that do not work. Wait ${state.reset} s, then go on.`) : undefined;
}

function refusedLink(services: Services, request: FastifyRequest, verdict: "expired" | "forged"): DomainError {
  const tooOften = missed(services, request);
  if (tooOften) return tooOften;
  services.metrics.filesServed.inc({ result: verdict });
  return verdict === "expired"
    ? new DomainError({ code: "link-expired", status: 403, title: "Link expired", detail: "This address worked for some hours only. Open the conversation again to see the file." })
    : new DomainError({ code: "link-invalid", status: 403, title: "Link not valid", detail: "This address is not complete or was changed. Open the conversation to see the file." });
}

async function readyFile(services: Services, id: string): Promise<FileByIdResult> {
  const file = await withTx(services, { actor: systemActor }, async (tx) => (await fileById.run({ id }, tx))[0]);
  if (!file) throw notFound("This file");
  if (file.state === "deleted") throw gone(services);
  if (file.state !== "ready") throw notFound("This file");
  return file;
}

function gone(services: Services): DomainError {
  services.metrics.filesServed.inc({ result: "gone" });
  return new DomainError({ code: "gone", status: 410, title: "Gone", detail: "This file was deleted." });
}

async function send(services: Services, request: FastifyRequest, reply: FastifyReply, file: FileByIdResult, asked: string): Promise<FastifyReply> {
  const variant = asked === "download" ? "original" : asked;
  if (!file.variants.includes(variant)) throw notFound("This size of the file");
  const small = thumbWidths.some((each) => String(each) === variant) || file.purpose === "avatar" && variant !== "original";
  const mediaType = small ? "image/webp" : file.mediaType ?? "application/octet-stream";
  const range = small ? undefined : rangeOf(request.headers.range, file.bytes ?? 0);
  reply.header("content-type", mediaType).header("content-disposition", disposition(asked === "download" || file.kind === "pdf", small ? `${file.name}.webp` : file.name));
  // Even opened by itself, on this host, the file can run nothing and reach nothing.
  reply.header("content-security-policy", "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox");
  reply.header("x-content-type-options", "nosniff").header("cross-origin-resource-policy", "same-origin");
  if (!small) reply.header("accept-ranges", "bytes");
  if (range === "unsatisfiable") {
    return reply.code(416).removeHeader("content-disposition").header("content-range", `bytes */${file.bytes ?? 0}`).header("cache-control", "no-store").send();
  }
  const { stream, bytes } = await fileStore(services).get(variantKey(file.id, variant), range).catch((error: unknown) => {
    // Deleted between the look into the database and here.
    throw error instanceof NoBytes ? gone(services) : error;
  });
  services.metrics.filesServed.inc({ result: "sent" });
  if (range) reply.code(206).header("content-range", `bytes ${range.first}-${range.last}/${file.bytes ?? 0}`);
  return reply.header("content-length", String(bytes)).send(stream);
}

/** RFC 6266: a plain name for old programs, the full one in UTF-8. */
function disposition(save: boolean, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${save ? "attachment" : "inline"}; filename="${plain}"; filename*=UTF-8''${full}`;
}
