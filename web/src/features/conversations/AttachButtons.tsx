import { Suspense, useRef, useState } from "react";
import { Mic, Paperclip } from "lucide-react";
import { lazyPart } from "../../lib/lazy-part.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { IconButton } from "../../ui/IconButton.tsx";

const t = textsOf(attachmentsTexts);
const Recorder = lazyPart(() => import("./Recorder.tsx"));

const accepted = "image/*,application/pdf,audio/*";
const canRecord = () => typeof MediaRecorder === "function" && typeof navigator.mediaDevices?.getUserMedia === "function";

/** Ways to add files to what is being written: choose (on phones also the camera), or speak. */
export function AttachButtons({ onFiles, onDone }: { onFiles: (files: Iterable<File>) => void; onDone?: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [recording, setRecording] = useState(false);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={accepted}
        aria-label={t("attach")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file chosen again is a change again.
          event.target.value = "";
          onDone?.();
        }}
      />
      <IconButton size="sm" label={t("attach")} icon={<Paperclip className="size-4.5" />} onClick={() => input.current?.click()} />
      {canRecord() && <IconButton size="sm" label={t("record")} aria-pressed={recording} icon={<Mic className="size-4.5" />} onClick={() => setRecording(true)} />}
      {recording && (
        <Suspense fallback={null}>
          <Recorder
            onDone={(file) => {
              setRecording(false);
              if (file) onFiles([file]);
              onDone?.();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
