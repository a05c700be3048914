import { uploadFile, type UploadProgress } from "../../lib/upload.ts";

/** How an upload stands, for whoever shows it. */
export type UploadState = { progress: UploadProgress | null; error: unknown; done: boolean };

type Running = { state: UploadState; result: Promise<string>; stop: AbortController; blob: Blob; listeners: Set<() => void> };

const running = new Map<string, Running>();

/**
 * Uploads a file once, whoever asks: the field where it was chosen begins, the outbox waits for the same.
 *
 * @param key of the file
 * @param resume the id of an upload that an earlier page has begun
 * @returns the file's id; the same promise for the same key, until it failed
 */
export function startUpload(key: string, blob: Blob, name: string, wishes: { resume?: string; onBegun?: (fileId: string) => void } = {}): Promise<string> {
  const known = running.get(key);
  if (known && known.state.error === null) return known.result;
  const stop = new AbortController();
  const one: Running = { state: { progress: null, error: null, done: false }, result: Promise.resolve(""), stop, blob, listeners: known?.listeners ?? new Set() };
  running.set(key, one);
  const change = (next: Partial<UploadState>) => {
    one.state = { ...one.state, ...next };
    for (const listener of one.listeners) listener();
  };
  const file = new File([blob], name, { type: blob.type });
  one.result = uploadFile(file, { purpose: "attachment", signal: stop.signal, onProgress: (progress) => change({ progress }), ...wishes }).then(
    ({ fileId }) => {
      change({ done: true });
      return fileId;
    },
    (error: unknown) => {
      change({ error });
      throw error;
    },
  );
  one.result.catch(() => undefined);
  change({});
  return one.result;
}

/** Ends an upload and removes what was sent of it. */
export function stopUpload(key: string): void {
  running.get(key)?.stop.abort(new DOMException("The file was removed", "AbortError"));
  running.delete(key);
}

const nothing: UploadState = { progress: null, error: null, done: false };

/** How the upload of a file stands. */
export function uploadOf(key: string): UploadState {
  return running.get(key)?.state ?? nothing;
}

/** The bytes of a file that this page has seen, for a small picture of it. */
export function blobOf(key: string): Blob | undefined {
  return running.get(key)?.blob;
}

/** Calls back at each change of an upload that was started; answers with the way to stop. */
export function onUpload(key: string, listener: () => void): () => void {
  const one = running.get(key);
  one?.listeners.add(listener);
  return () => one?.listeners.delete(listener);
}
