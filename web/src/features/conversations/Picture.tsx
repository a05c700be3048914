import { useEffect, useState } from "react";
import { ImageDown, ImageOff } from "lucide-react";
import { clsx } from "clsx";
import type { Attachment } from "../../../../contract/files.ts";
import { smallSources } from "../../lib/data-saver.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { fileSize } from "./file-size.ts";

const t = textsOf(attachmentsTexts);

/** CSS pixels that a picture takes at most in a thread. */
const most = { width: 320, height: 360 };

/** The size at which a picture is shown: its own shape, within what a thread gives it. */
export function shownSize(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(48, Math.round(width * share)), height: Math.max(48, Math.round(height * share)) };
}

export type PictureProps = {
  file: Attachment;
  /** The only one of its message: it keeps its shape; several are squares. */
  alone: boolean;
  dataSaver: boolean;
  onOpen: () => void;
  onExpired: () => void;
};

/** A picture in a thread. Its place is kept before it is there, so that nothing jumps; with data saver it waits for a tap. */
export function Picture({ file, alone, dataSaver, onOpen, onExpired }: PictureProps) {
  const [wanted, setWanted] = useState(!dataSaver);
  const [failed, setFailed] = useState(false);
  useEffect(() => setFailed(false), [file.url]);
  const size = shownSize(file.width ?? most.width, file.height ?? most.width);
  const shape = alone ? { width: `${size.width}px`, aspectRatio: `${size.width} / ${size.height}` } : { aspectRatio: "1" };
  const Icon = failed ? ImageOff : ImageDown;
  return (
    <button
      type="button"
      style={shape}
      aria-label={wanted && !failed ? t("openPicture", { name: file.name }) : undefined}
      onClick={() => (failed ? (setFailed(false), onExpired()) : wanted ? onOpen() : setWanted(true))}
      className={clsx("block max-w-full overflow-hidden rounded-md bg-sunken text-muted", !alone && "w-full")}
    >
      {wanted && !failed ? (
        <img
          {...smallSources(file, dataSaver)}
          sizes={`${alone ? size.width : 160}px`}
          width={size.width}
          height={size.height}
          loading="lazy"
          decoding="async"
          alt={file.name}
          onError={() => {
            setFailed(true);
            onExpired();
          }}
          className="size-full object-cover"
        />
      ) : (
        <span className="grid size-full place-content-center justify-items-center gap-1 p-2 text-center text-xs">
          <Icon className="size-6" aria-hidden="true" />
          <span>{failed ? t("pictureFailed") : t("tapToLoad")}</span>
          <span className="sr-only">{file.name}</span>
          <span>{failed ? t("tryAgain") : fileSize(file.bytes)}</span>
        </span>
      )}
    </button>
  );
}
