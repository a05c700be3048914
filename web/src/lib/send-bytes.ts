import type { HttpResponse, Upload } from "tus-js-client";
import { uploadTexts } from "../texts/en/upload.ts";
import { ApiError, isPassing } from "./api-error.ts";
import { problemOf } from "./api.ts";
import { reportReachable } from "./network.ts";
import { textsOf } from "./texts.ts";
import type { UploadProgress, UploadWishes } from "./upload.ts";

const t = textsOf(uploadTexts);

/** Milliseconds: waits between tries while the network seems to be there; after the last one it gives up. */
const patience = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];

/**
 * Sends all bytes of an upload that may have begun before. A lost network is sat out as long as the browser knows of it; while the
 * browser thinks that there is one, tries end after a minute.
 *
 * @throws ApiError whose `detail` tells the person what to do; the signal's reason when it was aborted
 */
export async function sendBytes(upload: Upload, totalBytes: number, wishes: Pick<UploadWishes, "onProgress" | "signal">): Promise<void> {
  let failures = 0;
  const tell = (state: UploadProgress["state"], sentBytes: number) => wishes.onProgress?.({ state, sentBytes, totalBytes });
  let sentBytes = 0;
  for (;;) {
    try {
      await sendOnce(upload, wishes.signal, (bytes) => {
        sentBytes = bytes;
        tell("sending", bytes);
      }, () => (failures = 0));
      return;
    } catch (error) {
      if (wishes.signal?.aborted) throw wishes.signal.reason;
      if (!(error instanceof ApiError) || !mayPass(error)) throw error;
      tell("waiting", sentBytes);
      const wait = patience[failures++];
      if (wait === undefined) throw unreachable();
      await untilOnline(error.retryAfter === undefined ? wait : error.retryAfter * 1_000, wishes.signal);
    }
  }
}

function mayPass(error: ApiError): boolean {
  return isPassing(error) || error.status === 500 || error.type.endsWith("/offset") || error.status === 423;
}

function sendOnce(upload: Upload, signal: AbortSignal | undefined, onBytes: (sent: number) => void, onKept: () => void): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const stop = () => {
      void upload.abort().catch(() => undefined);
      reject(signal?.reason);
    };
    const end = (then: () => void) => {
      signal?.removeEventListener("abort", stop);
      then();
    };
    upload.options.onProgress = (sent) => onBytes(sent);
    upload.options.onChunkComplete = onKept;
    upload.options.onSuccess = () => end(resolve);
    // The promise takes over the error that the response turns into.
    upload.options.onError = (error) => end(() => resolve(refusalOf("originalResponse" in error ? error.originalResponse : null)));
    signal?.addEventListener("abort", stop, { once: true });
    upload.start();
  });
}

function unreachable(): ApiError {
  return new ApiError({ type: "network", title: t("notUploaded"), detail: t("noConnection"), status: 0 });
}

async function refusalOf(response: HttpResponse | null): Promise<never> {
  if (!response || response.getStatus() === 0) {
    reportReachable(false);
    throw unreachable();
  }
  const header = response.getHeader("retry-after");
  const status = response.getStatus();
  const problem = await problemOf(new Response(status === 204 ? null : response.getBody(), { status, headers: header ? { "retry-after": header } : {} }));
  // What is wrong with the file itself has no field of its own on any screen.
  const detail = Object.values(problem.fields)[0] ?? problem.detail ?? problem.title;
  throw new ApiError({ type: problem.type, title: t("notUploaded"), detail, status, requestId: problem.requestId, retryAfter: problem.retryAfter });
}

/** Resolves after the wait, or when the network is back if it is away; rejects when aborted. */
export function untilOnline(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (then: () => void) => {
      clearTimeout(timer);
      window.removeEventListener("online", on);
      signal?.removeEventListener("abort", abort);
      then();
    };
    const on = () => end(resolve);
    const abort = () => end(() => reject(signal?.reason));
    const away = typeof navigator !== "undefined" && navigator.onLine === false;
    const timer = away ? undefined : setTimeout(on, milliseconds);
    if (signal?.aborted) abort();
    window.addEventListener("online", on, { once: true });
    signal?.addEventListener("abort", abort, { once: true });
  });
}
