import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import { maxFileBytes } from "../../../contract/files.ts";
import { withTx, type Tx } from "../db/tx.ts";
import { conflict, DomainError, invalid, notFound, unavailable } from "../errors.ts";
import { addJob } from "../jobs/add-jobs.ts";
import type { Services } from "../services.ts";
import { deleteFiles } from "./delete-files.ts";
import { displayName } from "./file-name.ts";
import { fileStore } from "./file-store.ts";
import { addPart, advanceUpload, createUpload, fileById, lockOwner, markOwnDeleted, waitingOfOwner } from "./files.queries.ts";
import { partKey } from "./keys.ts";
import { nextTurn, putAway } from "./turns.ts";

/** Name of the job that looks at files whose last byte came. */
export const checkJob = "files.check";
/** Pieces of this size go to the store while an upload runs: what a cut line loses is at most what was not yet said to be kept. */
const partBytes = 1024 * 1024;
/** What one person may have uploaded without sending it. */
const mostWaiting = { files: 60, bytes: 300 * 1024 * 1024 };

/**
 * One person's uploads as the tus server sees them. State and offsets are in PostgreSQL, pieces in the file store, so any node may take
 * the next piece. Offsets move by compare-and-set: of two writers at one offset, one is refused.
 */
export class UploadStore extends DataStore {
  private readonly services: Services;
  private readonly personId: string;

  constructor(services: Services, personId: string) {
    super();
    this.services = services;
    this.personId = personId;
    this.extensions = ["creation", "creation-with-upload", "termination"];
  }

  private tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return withTx(this.services, { personId: this.personId }, work);
  }

  override async create(upload: Upload): Promise<Upload> {
    const declaredBytes = checkSize(upload.size);
    const purpose = upload.metadata?.purpose ?? "attachment";
    if (purpose !== "attachment" && purpose !== "avatar") throw invalid([{ path: "purpose", message: "The purpose is attachment or avatar." }]);
    await this.tx(async (tx) => {
      // Announced one after the other, so that the limit is exact.
      await lockOwner.run({ ownerId: this.personId }, tx);
      const [waiting] = await waitingOfOwner.run({ ownerId: this.personId }, tx);
      if (waiting && (waiting.files >= mostWaiting.files || waiting.bytes + declaredBytes > mostWaiting.bytes)) {
        throw conflict("too-many-uploads", "You have uploaded a lot that was not sent yet. Send it or remove some, then add more.");
      }
      await createUpload.run({ id: upload.id, ownerId: this.personId, purpose, name: displayName(upload.metadata?.filename), declaredBytes, now: tx.now }, tx);
    });
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.tx(async (tx) => (await fileById.run({ id }, tx))[0]);
    if (!row) throw notFound("This upload");
    if (row.state === "deleted") throw new DomainError({ code: "gone", status: 410, title: "Gone", detail: "This upload was removed. Start it again." });
    return new Upload({ id, size: row.declaredBytes, offset: row.receivedBytes, creation_date: row.createdAt.toISOString() });
  }

  /** Keeps what arrives in pieces. When the line is cut, what came so far is kept before the error goes on. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const parts = new PartWriter((bytes, start) => putAway(() => this.keep(id, bytes, start)), offset);
    try {
      for await (const chunk of stream) {
        await nextTurn();
        await parts.add(chunk as Buffer);
      }
    } catch (error) {
      if (!(error instanceof DomainError)) await parts.flush();
      throw error;
    }
    await parts.flush();
    return parts.offset;
  }

  private async keep(id: string, bytes: Buffer, start: number): Promise<void> {
    const key = partKey(id, start, randomBytes(6).toString("hex"));
    const store = fileStore(this.services);
    await store.put(key, bytes, { mediaType: "application/octet-stream", passing: true }).catch((err: unknown) => {
      this.services.log.error({ err }, "a piece of an upload could not be stored");
      throw unavailable("Files can't be stored at the moment. What arrived is kept; it goes on in a few seconds.");
    });
    const state = await this.tx(async (tx) => {
      const [row] = await advanceUpload.run({ id, start, bytes: bytes.byteLength, now: tx.now }, tx);
      if (!row) return undefined;
      await addPart.run({ fileId: id, start, bytes: bytes.byteLength, key }, tx);
      if (row.state === "checking") await addJob(tx, { identifier: checkJob, payload: {} });
      return row.state;
    });
    if (state !== undefined) {
      this.services.metrics.uploadedBytes.inc(bytes.byteLength);
      return;
    }
    await store.removeUnder(key);
    throw conflict("offset", "Another request has already sent this part. Ask where the upload stands, then go on from there.");
  }

  override async remove(id: string): Promise<void> {
    await this.tx(async (tx) => {
      const [row] = await fileById.run({ id }, tx);
      if (!row || row.state === "deleted") throw notFound("This upload");
      if ((await markOwnDeleted.run({ id, now: tx.now }, tx)).length === 0) throw conflict("in-use", "This file was already sent. Remove the message instead.");
      await deleteFiles(tx, [id]);
    });
  }
}

function checkSize(size: number | undefined): number {
  if (size === undefined || !Number.isSafeInteger(size) || size < 0) throw invalid([{ path: "Upload-Length", message: "Say how many bytes the file has." }]);
  if (size === 0) throw invalid([{ path: "Upload-Length", message: "This file is empty. Choose another one." }]);
  if (size > maxFileBytes) {
    throw new DomainError({ code: "too-large", status: 413, title: "Too large", detail: `This file has ${(size / 1024 / 1024).toFixed(1)} MB; 10 MB is the most. Make it smaller and add it again.` });
  }
  return size;
}

/** Gathers chunks into pieces of at most `partBytes` and hands them on in order. */
class PartWriter {
  offset: number;
  private readonly keep: (bytes: Buffer, start: number) => Promise<void>;
  private chunks: Buffer[] = [];
  private gathered = 0;

  constructor(keep: (bytes: Buffer, start: number) => Promise<void>, offset: number) {
    this.keep = keep;
    this.offset = offset;
  }

  async add(chunk: Buffer): Promise<void> {
    for (let rest = chunk; rest.byteLength > 0;) {
      const taken = rest.subarray(0, partBytes - this.gathered);
      this.chunks.push(taken);
      this.gathered += taken.byteLength;
      rest = rest.subarray(taken.byteLength);
      if (this.gathered === partBytes) await this.flush();
    }
  }

  async flush(): Promise<void> {
    if (this.gathered === 0) return;
    const bytes = Buffer.concat(this.chunks);
    this.chunks = [];
    this.gathered = 0;
    await this.keep(bytes, this.offset);
    this.offset += bytes.byteLength;
  }
}
