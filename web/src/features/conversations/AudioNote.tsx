import { useEffect, useRef, useState } from "react";
import { Download, Pause, Play } from "lucide-react";
import type { Attachment } from "../../../../contract/files.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { clock } from "./play-time.ts";

const t = textsOf(attachmentsTexts);

/** A voice note: play and pause, where it stands, and moving in it, also by keyboard. Nothing is loaded before it is played. */
export default function AudioNote({ file, onExpired }: { file: Attachment; onExpired: () => void }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(file.seconds ?? 0);
  const [failed, setFailed] = useState(false);
  useEffect(() => setFailed(false), [file.url]);
  const toggle = () => {
    const player = audio.current;
    if (!player) return;
    if (playing) player.pause();
    else player.play().catch(() => setFailed(true));
  };
  return (
    <div role="group" aria-label={t("voiceNote")} className="w-64 max-w-full">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody has just said has no captions */}
      <audio
        ref={audio}
        src={file.url}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => Number.isFinite(event.currentTarget.duration) && setLength(event.currentTarget.duration)}
        onError={() => {
          setFailed(true);
          onExpired();
        }}
      />
      <div className="flex items-center gap-2">
        <IconButton round variant="primary" label={playing ? t("pause") : t("play")} icon={playing ? <Pause className="size-4" /> : <Play className="size-4" />} onClick={toggle} />
        <input
          type="range"
          min={0}
          max={Math.max(1, length)}
          step={0.1}
          value={Math.min(at, Math.max(1, length))}
          aria-label={t("position")}
          aria-valuetext={clock(at)}
          onChange={(event) => {
            const next = Number(event.target.value);
            if (audio.current) audio.current.currentTime = next;
            setAt(next);
          }}
          className="h-6 min-w-0 flex-1 accent-brand touch:h-11"
        />
        <span className="w-10 shrink-0 text-right font-mono text-xs tabular-nums text-muted">{clock(playing || at > 0 ? at : length)}</span>
        <a href={file.downloadUrl} download aria-label={t("download", { name: file.name })} title={t("download", { name: file.name })} className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text touch:size-11">
          <Download className="size-4" aria-hidden="true" />
        </a>
      </div>
      {failed && (
        <p role="status" className="pt-1 text-xs text-danger">
          {t("notPlayed")}
        </p>
      )}
    </div>
  );
}
