import type { StoredFile, UploadState } from "../../../contract/files.ts";
import type { Services } from "../services.ts";
import type { FileByIdResult } from "./files.queries.ts";
import { presentFile } from "./present-file.ts";
import { refusalWords } from "./refusals.ts";

/** An upload for its owner. */
export function presentUpload(services: Services, row: FileByIdResult): UploadState {
  return {
    id: row.id, purpose: row.purpose as UploadState["purpose"], state: row.state as UploadState["state"], name: row.name,
    receivedBytes: row.receivedBytes, declaredBytes: row.declaredBytes,
    reason: refusalWords(row.refusalCode), reasonCode: row.refusalCode, file: row.state === "ready" ? presentFile(services, storedOf(row)) : null,
    createdAt: row.createdAt.toISOString(),
  };
}

function storedOf(row: FileByIdResult): StoredFile {
  return {
    id: row.id, kind: row.kind as StoredFile["kind"], name: row.name, mediaType: row.mediaType ?? "", bytes: row.bytes ?? 0,
    width: row.width, height: row.height, seconds: row.seconds,
  };
}
