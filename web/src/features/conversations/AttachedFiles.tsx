import { useCallback, useSyncExternalStore } from "react";
import { Uploader } from "../../ui/Uploader.tsx";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { fileSize } from "./file-size.ts";
import { onUpload, uploadOf } from "./upload-registry.ts";
import type { AttachedFile, Attachments } from "./use-attachments.ts";

const t = textsOf(attachmentsTexts);

function wordsOf(file: AttachedFile, { progress, done }: ReturnType<typeof uploadOf>): { detail: string; share: number | null } {
  if (done || file.fileId !== undefined) return { detail: t("ready"), share: null };
  if (progress?.state === "checking") return { detail: t("checking"), share: 1 };
  if (progress?.state === "waiting") return { detail: t("waiting"), share: progress.sentBytes / (progress.totalBytes || 1) };
  if (!progress) return { detail: fileSize(file.bytes), share: 0 };
  const share = progress.sentBytes / (progress.totalBytes || 1);
  return { detail: t("sendingPercent", { percent: Math.round(share * 100) }), share };
}

function Attached({ file, onRemove }: { file: AttachedFile; onRemove: () => void }) {
  const subscribe = useCallback((changed: () => void) => onUpload(file.key, changed), [file]);
  const upload = useSyncExternalStore(subscribe, () => uploadOf(file.key));
  return <Uploader.File name={file.name} type={file.type} blob={file.blob} {...wordsOf(file, upload)} note={file.note} refusal={file.refusal} removeLabel={t("remove", { name: file.name })} onRemove={onRemove} />;
}

/** The files of the message that is being written, each with how far it is. */
export default function AttachedFiles({ attachments }: { attachments: Attachments }) {
  return (
    <Uploader label={t("filesToSend")} notice={attachments.notice}>
      {attachments.files.map((file) => (
        <Attached key={file.key} file={file} onRemove={() => attachments.remove(file.key)} />
      ))}
    </Uploader>
  );
}
