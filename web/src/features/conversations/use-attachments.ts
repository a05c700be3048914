import { useCallback, useMemo, useRef, useState } from "react";
import type { maxFilesPerMessage as most } from "../../../../contract/files.ts";
import { ApiError, isPassing } from "../../lib/api-error.ts";
import { describeError } from "../../lib/describe-error.ts";
import { uuid } from "../../lib/uuid.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { fileSize } from "./file-size.ts";
import type { LocalFile } from "./local-file.ts";
import { useDataSaver } from "./use-data-saver.ts";

const t = textsOf(attachmentsTexts);

/** The contract's number (CV-7); pages take its types alone. */
const maxFilesPerMessage: typeof most = 5;

/** A file that was chosen, and what is to be said of it. */
export type AttachedFile = LocalFile & { refusal?: string; note?: string; /** Ready at the server under this id. */ fileId?: string };

/** The files of a message that is being written. */
export type Attachments = {
  files: readonly AttachedFile[];
  /** What could not be taken; null usually. */
  notice: string | null;
  /** Some file can't be sent: why nothing is sent now. */
  blocked: string | null;
  /** Why they can't go at once, for whoever has no outbox to wait in. */
  unready: string | null;
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  /** Hands the files out for sending. */
  take: () => readonly AttachedFile[];
  /** Files of a message that was taken back. */
  putBack: (files: readonly AttachedFile[]) => void;
};

const uploads = () => import("./upload-registry.ts");

/** Files chosen for a message: uploading begins at once, while one still writes; what is refused says so at the file. */
export function useAttachments(): Attachments {
  const [files, setFiles] = useState<readonly AttachedFile[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const dataSaver = useDataSaver();
  const latest = useRef(files);
  const hold = useCallback((change: (before: readonly AttachedFile[]) => readonly AttachedFile[]) => {
    latest.current = change(latest.current);
    setFiles(latest.current);
  }, []);
  const upload = useCallback(
    async ({ key, blob, name }: LocalFile) => {
      try {
        const { startUpload } = await uploads();
        const fileId = await startUpload(key, blob, name);
        hold((all) => all.map((one) => (one.key === key ? { ...one, fileId } : one)));
      } catch (error) {
        // A lost connection is no refusal: the message is sent later, and goes on where it stopped.
        if (!(error instanceof ApiError) || isPassing(error) || error.status === 401) return;
        hold((all) => all.map((one) => (one.key === key ? { ...one, refusal: describeError(error) } : one)));
      }
    },
    [hold],
  );
  const add = useCallback(
    async (chosen: Iterable<File>) => {
      const all = [...chosen];
      const room = Math.max(0, maxFilesPerMessage - latest.current.length);
      setNotice(all.length > room ? t("tooMany", { most: maxFilesPerMessage, left: all.length - room }) : null);
      for (const original of all.slice(0, room)) {
        const key = uuid();
        const begun: AttachedFile = { key, name: original.name, type: original.type, bytes: original.size, blob: original };
        hold((before) => [...before, begun]);
        const file = dataSaver ? await import("./shrink.ts").then(({ shrunk }) => shrunk(original)) : original;
        const note = file === original ? undefined : t("madeSmaller", { before: fileSize(file.size), after: fileSize(original.size) });
        const ready: AttachedFile = { ...begun, name: file.name, type: file.type, bytes: file.size, blob: file, ...(note && { note }) };
        hold((before) => before.map((one) => (one.key === key ? ready : one)));
        void upload(ready);
      }
    },
    [dataSaver, hold, upload],
  );
  return useMemo(
    () => ({
      files, notice,
      unready: files.some(({ fileId }) => fileId === undefined) ? t("onTheWay") : null,
      blocked: files.some(({ refusal }) => refusal) ? t("removeRefused") : null,
      add: (chosen) => void add(chosen),
      remove: (key) => {
        setNotice(null);
        hold((before) => before.filter((one) => one.key !== key));
        void uploads().then(({ stopUpload }) => stopUpload(key)).catch(() => undefined);
      },
      take: () => {
        const taken = latest.current;
        hold(() => []);
        setNotice(null);
        return taken;
      },
      putBack: (back) => {
        hold((before) => [...back, ...before].slice(0, maxFilesPerMessage));
        for (const file of back) if (file.fileId === undefined) void upload(file);
      },
    }),
    [add, files, hold, notice, upload],
  );
}
