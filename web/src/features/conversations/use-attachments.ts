import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { maxFilesPerMessage as most } from "../../../../contract/files.ts";
import { ApiError, isPassing } from "../../lib/api-error.ts";
import { describeError } from "../../lib/describe-error.ts";
import { useDataSaver } from "../../lib/data-saver.ts";
import { mayHaveChosen } from "../../lib/kept.ts";
import { useMe } from "../../lib/session.ts";
import { uuid } from "../../lib/uuid.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { fileSize } from "./file-size.ts";
import type { LocalFile } from "./local-file.ts";

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

let stored: Promise<unknown> = Promise.resolve();

/**
 * Works on what is kept of files, one after the other: what is kept is kept before it is forgotten, and files keep their order. Where
 * nothing can be kept, the page still has them.
 */
function inStore(work: (store: typeof import("./chosen-store.ts")) => Promise<unknown>): void {
  stored = stored.then(() => import("./chosen-store.ts")).then(work).catch(() => undefined);
}

/**
 * Files chosen for a message: uploading begins at once, while one still writes; what is refused says so at the file. What is not sent
 * is kept in this browser, as the draft is (CV-13), until it is sent or taken out, or the person signs out.
 *
 * @param place names the draft that they belong to
 */
export function useAttachments(place: string): Attachments {
  const person = useMe().me?.person.id;
  const [files, setFiles] = useState<readonly AttachedFile[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const dataSaver = useDataSaver();
  const latest = useRef(files);
  const hold = useCallback((change: (before: readonly AttachedFile[]) => readonly AttachedFile[]) => {
    latest.current = change(latest.current);
    setFiles(latest.current);
  }, []);
  const upload = useCallback(
    async ({ key, blob, name }: LocalFile, resume: string | null = null) => {
      try {
        const { startUpload } = await uploads();
        const onBegun = (fileId: string) => inStore((store) => store.noteBegun(key, fileId));
        const fileId = await startUpload(key, blob, name, { onBegun, ...(resume !== null && { resume }) });
        hold((all) => all.map((one) => (one.key === key ? { ...one, fileId } : one)));
      } catch (error) {
        // A lost connection is no refusal: the message is sent later, and goes on where it stopped.
        if (!(error instanceof ApiError) || isPassing(error) || error.status === 401) return;
        hold((all) => all.map((one) => (one.key === key ? { ...one, refusal: describeError(error) } : one)));
      }
    },
    [hold],
  );
  const keep = useCallback((file: AttachedFile) => person !== undefined && inStore((store) => store.keepChosen(file, person, place)), [person, place]);
  const forget = useCallback((keys: readonly string[]) => keys.length > 0 && mayHaveChosen() && inStore((store) => store.forgetChosen(keys)), []);
  const shownAt = useRef(place);
  useEffect(() => {
    // Files of another conversation stay with it.
    if (shownAt.current !== place) {
      shownAt.current = place;
      hold(() => []);
      setNotice(null);
    }
    if (person === undefined || !mayHaveChosen()) return;
    let here = true;
    inStore(async (store) => {
      const found = await store.chosenAt(person, place);
      const known = new Set(latest.current.map(({ key }) => key));
      const back = found.filter(({ key }) => !known.has(key)).slice(0, maxFilesPerMessage - known.size);
      if (!here || back.length === 0) return;
      hold((before) => [...back.map(({ note, begun: _begun, ...file }): AttachedFile => ({ ...file, ...(note !== null && { note }) })), ...before]);
      for (const { begun, note: _note, ...file } of back) void upload(file, begun);
    });
    return () => {
      here = false;
    };
  }, [hold, person, place, upload]);
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
        // Taken out meanwhile.
        if (!latest.current.some((one) => one.key === key)) continue;
        hold((before) => before.map((one) => (one.key === key ? ready : one)));
        keep(ready);
        void upload(ready);
      }
    },
    [dataSaver, hold, keep, upload],
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
        forget([key]);
        void uploads().then(({ stopUpload }) => stopUpload(key)).catch(() => undefined);
      },
      take: () => {
        const taken = latest.current;
        hold(() => []);
        setNotice(null);
        forget(taken.map(({ key }) => key));
        return taken;
      },
      putBack: (back) => {
        hold((before) => [...back, ...before].slice(0, maxFilesPerMessage));
        for (const file of back) {
          if (file.blob.size > 0) keep(file);
          if (file.fileId === undefined) void upload(file);
        }
      },
    }),
    [add, files, forget, hold, keep, notice, upload],
  );
}
