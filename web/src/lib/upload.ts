import type { Attachment, UploadState } from "../../../contract/files.ts";
import { uploadTexts } from "../texts/en/upload.ts";
import { ApiError, isPassing } from "./api-error.ts";
import { api } from "./api.ts";
import { formatNumber } from "./format.ts";
import { isOnline } from "./network.ts";
import { sendBytes, untilOnline } from "./send-bytes.ts";
import { fromServer, textsOf } from "./texts.ts";

const t = textsOf(uploadTexts);

/** `waiting`: the network is away, and it goes on by itself; `checking`: all bytes are there and the server looks at them. */
export type UploadProgress = { state: "sending" | "waiting" | "checking"; sentBytes: number; totalBytes: number };

export type UploadWishes = {
  purpose: "attachment" | "avatar";
  onProgress?: (progress: UploadProgress) => void;
  /** Aborting removes what was sent. */
  signal?: AbortSignal;
  /** An upload begun before a reload, from `onBegun`: it goes on where it stopped. */
  resume?: string;
  /** The id is known as soon as the server has taken the first request. */
  onBegun?: (fileId: string) => void;
};

export type Uploaded = { fileId: string; file: Attachment };

const endpoint = "/api/uploads";
/** Bytes per request: on a bad line little is sent twice, and no proxy's patience is tried. */
const pieceBytes = 1024 * 1024;
/** As the contract's `maxFileBytes`; from there it would bring the whole schema library along. */
export const largestFile = 10 * 1024 * 1024;
/** Milliseconds between questions whether the file is ready: the first, and the longest. */
const asking = { first: 300, longest: 3_000 };

/** Where uploads of a file stood when they failed, so that another try with the same file goes on there. */
const begun = new WeakMap<Blob, string>();

/** What is plainly wrong with a file before a byte is sent; null otherwise. Its kind only the server can tell. */
export function fileProblem(file: Blob): string | null {
  if (file.size === 0) return t("empty");
  const megabytes = (bytes: number) => formatNumber(bytes / 1024 / 1024, { maximumFractionDigits: 1 });
  return file.size > largestFile ? t("tooLarge", { megabytes: megabytes(file.size), most: megabytes(largestFile) }) : null;
}

function refused(detail: string, type = "refused", status = 422): ApiError {
  return new ApiError({ type, title: t("notUploaded"), detail, status });
}

/**
 * Uploads a file (CV-7) and waits until the server has looked at it. A lost network is sat out: it goes on where it stopped.
 *
 * @returns the id to send along with a message or to keep as one's picture
 * @throws ApiError whose `detail` tells the person what to do; the signal's reason when it was aborted
 */
export async function uploadFile(file: File | Blob, wishes: UploadWishes): Promise<Uploaded> {
  const problem = fileProblem(file);
  if (problem) throw refused(problem);
  wishes.signal?.throwIfAborted();
  const { Upload } = await import("tus-js-client");
  const known = wishes.resume ? `${endpoint}/${wishes.resume}` : begun.get(file);
  const upload = new Upload(file, {
    endpoint, uploadUrl: known ?? null, chunkSize: pieceBytes, retryDelays: null, storeFingerprintForResuming: false,
    metadata: { filename: file instanceof File ? file.name : "file", purpose: wishes.purpose },
    onUploadUrlAvailable: () => {
      if (!upload.url) return;
      begun.set(file, upload.url);
      wishes.onBegun?.(idOf(upload.url));
    },
  });
  try {
    await sendBytes(upload, file.size, wishes);
    const fileId = idOf(upload.url ?? "");
    const ready = await whenReady(fileId, file.size, wishes);
    begun.delete(file);
    return { fileId, file: ready };
  } catch (error) {
    if (!isPassing(error)) begun.delete(file);
    if (wishes.signal?.aborted && upload.url) void discardUpload(idOf(upload.url));
    throw error;
  }
}

/** Takes an upload away that is not sent with anything. What fails here the server clears up a day later. */
export async function discardUpload(fileId: string): Promise<void> {
  const { Upload } = await import("tus-js-client");
  await Upload.terminate(`${endpoint}/${fileId}`, { retryDelays: null }).catch(() => undefined);
}

function idOf(url: string): string {
  return url.split("/").at(-1) ?? "";
}

async function whenReady(fileId: string, totalBytes: number, { signal, onProgress }: UploadWishes): Promise<Attachment> {
  for (let wait = asking.first; ; wait = Math.min(wait * 1.5, asking.longest)) {
    onProgress?.({ state: isOnline() ? "checking" : "waiting", sentBytes: totalBytes, totalBytes });
    const now = await api<UploadState>("GET", `${endpoint}/${fileId}/state`, signal ? { signal } : {}).catch((error: unknown) => {
      if (isPassing(error)) return null;
      throw error;
    });
    if (now?.state === "ready" && now.file) return now.file;
    if (now?.state === "refused") throw refused(fromServer(now.reason ?? t("notUploaded")), now.reasonCode ?? "refused");
    if (now?.state === "deleted") throw refused(t("wasRemoved"), "gone", 410);
    await untilOnline(wait, signal);
  }
}
