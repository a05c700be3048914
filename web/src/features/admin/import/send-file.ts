import type { DeskImport } from "../../../../../contract/desk-import.ts";
import { ApiError, isPassing } from "../../../lib/api-error.ts";
import { api, problemOf } from "../../../lib/api.ts";
import { untilOnline } from "../../../lib/send-bytes.ts";
import { importPath } from "./use-imports.ts";

/** Milliseconds: waits between tries of one piece; after the last one it gives up. */
const patience = [500, 1000, 2000, 4000, 8000, 15_000];

/**
 * Sends a file piece by piece and asks for its dry run. A lost network is sat out; a piece that came already is not sent again.
 *
 * @param onSent bytes that came so far
 * @returns the import's id
 * @throws ApiError whose text tells what to do; the signal's reason when it was aborted
 */
export async function sendFile(file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  const begun = await api<DeskImport>("POST", "/api/desk/imports", { body: { name: file.name.slice(0, 200), bytes: file.size }, signal });
  const { pieceBytes } = begun;
  for (let piece = 0; piece * pieceBytes < file.size; piece++) {
    await sendPiece(begun.id, piece, file.slice(piece * pieceBytes, (piece + 1) * pieceBytes), signal);
    onSent(Math.min(file.size, (piece + 1) * pieceBytes));
  }
  await api<DeskImport>("POST", `${importPath(begun.id)}/check`, { body: {}, signal });
  return begun.id;
}

async function sendPiece(id: string, piece: number, bytes: Blob, signal: AbortSignal): Promise<void> {
  for (let failures = 0; ;) {
    try {
      const response = await fetch(`${importPath(id)}/pieces/${piece}`, { method: "PUT", body: bytes, headers: { "content-type": "application/octet-stream" }, credentials: "same-origin", signal });
      if (response.ok) return;
      throw await problemOf(response);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const wait = patience[failures++];
      if (error instanceof ApiError && !isPassing(error)) throw error;
      if (wait === undefined) throw error;
      await untilOnline(error instanceof ApiError && error.retryAfter !== undefined ? error.retryAfter * 1000 : wait, signal);
    }
  }
}
