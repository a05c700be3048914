import { Suspense, useRef, useState } from "react";
import { FileText } from "lucide-react";
import { clsx } from "clsx";
import type { Attachment } from "../../../../contract/files.ts";
import { useDataSaver } from "../../lib/data-saver.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { fileSize } from "./file-size.ts";
import { Picture } from "./Picture.tsx";

const t = textsOf(attachmentsTexts);

const Lightbox = lazyPart(() => import("../../ui/Lightbox.tsx"));
const AudioNote = lazyPart(() => import("./AudioNote.tsx"));

/** The files of a message: pictures that open above the page, PDFs to download, voice notes to listen to (CV-7). */
export function MessageFiles({ files, onExpired }: { files: readonly Attachment[]; onExpired: () => void }) {
  const [shown, setShown] = useState<number | null>(null);
  const dataSaver = useDataSaver();
  const asked = useRef<string | null>(null);
  const pictures = files.filter(({ kind }) => kind === "image");
  // Signed addresses end after some hours: one question brings fresh ones.
  const expired = (url: string) => {
    if (asked.current === url) return;
    asked.current = url;
    onExpired();
  };
  return (
    <div className="space-y-2 empty:hidden">
      {pictures.length > 0 && (
        <div className={clsx(pictures.length > 1 && "grid w-80 max-w-full grid-cols-2 gap-1.5")}>
          {pictures.map((file, at) => (
            <Picture key={file.id} file={file} alone={pictures.length === 1} dataSaver={dataSaver} onOpen={() => setShown(at)} onExpired={() => expired(file.url)} />
          ))}
        </div>
      )}
      {files.filter(({ kind }) => kind === "audio").map((file) => (
        <Suspense key={file.id} fallback={<span className="block h-10 w-64 touch:h-11" />}>
          <AudioNote file={file} onExpired={() => expired(file.url)} />
        </Suspense>
      ))}
      {files.filter(({ kind }) => kind === "pdf").map((file) => (
        <a key={file.id} href={file.downloadUrl} download title={t("download", { name: file.name })} className="flex min-h-11 max-w-full items-center gap-2.5 rounded-md border border-border bg-surface px-3 py-2 text-sm text-text hover:bg-hover">
          <FileText className="size-5 shrink-0 text-muted" aria-hidden="true" />
          <span className="min-w-0">
            <span className="block truncate font-medium">{file.name}</span>
            <span className="block text-xs text-muted">
              {t("pdf")} · {fileSize(file.bytes)}
            </span>
          </span>
        </a>
      ))}
      {shown !== null && (
        <Suspense fallback={null}>
          <Lightbox items={pictures} start={shown} sparing={dataSaver} onClose={() => setShown(null)} onExpired={() => expired(pictures[0]?.url ?? "")} />
        </Suspense>
      )}
    </div>
  );
}
