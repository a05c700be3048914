import { useCallback, useEffect, useRef, useState } from "react";
import { Check, X } from "lucide-react";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { clock } from "./play-time.ts";

const t = textsOf(attachmentsTexts);

const kinds = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
/** Bits per second: speech stays clear, and five minutes are about 1 MB. */
const bitsPerSecond = 32_000;
const longest = 10 * 60;

function fileOf(parts: readonly Blob[], type: string): File | null {
  const plain = type.split(";")[0] ?? "audio/webm";
  const ending = plain === "audio/mp4" ? "m4a" : plain === "audio/ogg" ? "ogg" : "webm";
  const file = new File([...parts], `${t("voiceNote")}.${ending}`, { type: plain });
  return file.size > 0 ? file : null;
}

/** Records a voice note: it begins at once, one press attaches it, another throws it away. */
export default function Recorder({ onDone }: { onDone: (file: File | null) => void }) {
  const [seconds, setSeconds] = useState(0);
  const [failed, setFailed] = useState(false);
  const recorder = useRef<MediaRecorder | null>(null);
  const keep = useRef(false);
  const done = useRef(onDone);
  done.current = onDone;
  const finish = useCallback((wanted: boolean) => {
    keep.current = wanted;
    if (recorder.current?.state === "recording") recorder.current.stop();
    else done.current(null);
  }, []);
  useEffect(() => {
    let ended = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    const parts: Blob[] = [];
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (ended) return stream.getTracks().forEach((track) => track.stop());
      const type = kinds.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? "";
      const made = new MediaRecorder(stream, { ...(type && { mimeType: type }), audioBitsPerSecond: bitsPerSecond });
      made.ondataavailable = ({ data }) => parts.push(data);
      made.onstop = () => done.current(keep.current ? fileOf(parts, made.mimeType) : null);
      made.start(1_000);
      recorder.current = made;
      const from = Date.now();
      timer = setInterval(() => {
        const now = Math.floor((Date.now() - from) / 1_000);
        setSeconds(now);
        if (now >= longest) finish(true);
      }, 250);
    };
    begin().catch(() => setFailed(true));
    return () => {
      ended = true;
      clearInterval(timer);
      if (recorder.current?.state === "recording") recorder.current.stop();
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [finish]);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && finish(false)}
      title={t("recording")}
      footer={
        <>
          <Button icon={<X className="size-4" />} onClick={() => finish(false)}>
            {t("cancel")}
          </Button>
          {!failed && (
            <Button variant="primary" icon={<Check className="size-4" />} onClick={() => finish(true)}>
              {t("stopAndAttach")}
            </Button>
          )}
        </>
      }
    >
      {failed ? (
        <p role="alert" className="text-danger">
          {t("noMicrophone")}
        </p>
      ) : (
        <p className="flex items-center justify-center gap-3 py-4 font-mono text-2xl tabular-nums">
          <span className="size-3 animate-pulse rounded-pill bg-danger-fill" aria-hidden="true" />
          <span role="timer">{clock(seconds)}</span>
        </p>
      )}
    </Dialog>
  );
}
