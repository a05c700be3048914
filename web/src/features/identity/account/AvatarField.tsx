import { useEffect, useRef, useState } from "react";
import { ImagePlus } from "lucide-react";
import { describeError } from "../../../lib/describe-error.ts";
import { formatNumber } from "../../../lib/format.ts";
import type { Me } from "../../../lib/session.ts";
import { largeAvatar, savesData, thisLine } from "../../../lib/data-saver.ts";
import { textsOf } from "../../../lib/texts.ts";
import { fileProblem, uploadFile, type UploadProgress } from "../../../lib/upload.ts";
import { accountTexts } from "../../../texts/en/account.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button } from "../../../ui/Button.tsx";
import { notify } from "../../../ui/toast.ts";
import { useChangeMe } from "./use-change-me.ts";

const t = textsOf(accountTexts);

function wordsOf(progress: UploadProgress): string {
  if (progress.state === "waiting") return t("pictureWaiting");
  if (progress.state === "checking") return t("pictureChecking");
  return t("pictureSending", { percent: formatNumber(progress.sentBytes / progress.totalBytes, { style: "percent", maximumFractionDigits: 0 }) });
}

type Chosen = { file: File; preview: string };

/** One's picture: chosen, looked at as a circle, sent over any line (ID-11). */
export function AvatarField({ me }: { me: Me }) {
  const change = useChangeMe();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => (chosen ? () => URL.revokeObjectURL(chosen.preview) : undefined), [chosen]);
  const choose = (file: File | undefined) => {
    if (!file) return;
    setFailure(fileProblem(file));
    if (!fileProblem(file)) setChosen({ file, preview: URL.createObjectURL(file) });
  };
  const done = () => {
    setChosen(null);
    setProgress(null);
    stop.current = null;
  };
  const send = async () => {
    if (!chosen || progress) return;
    const abort = new AbortController();
    stop.current = abort;
    setFailure(null);
    setProgress({ state: "sending", sentBytes: 0, totalBytes: chosen.file.size });
    try {
      const { fileId } = await uploadFile(chosen.file, { purpose: "avatar", onProgress: setProgress, signal: abort.signal });
      await change({ avatarFileId: fileId });
      done();
      notify({ tone: "success", title: t("pictureSaved") });
    } catch (error) {
      setProgress(null);
      if (!abort.signal.aborted) setFailure(describeError(error));
    }
  };
  const remove = () => change({ avatarFileId: null }).catch((error: unknown) => setFailure(describeError(error)));
  const cancel = () => {
    stop.current?.abort();
    setFailure(null);
    done();
  };
  return (
    <div role="group" aria-label={t("picture")} className="flex flex-wrap items-center gap-4">
      {chosen ? (
        <img src={chosen.preview} alt={t("preview")} className="size-24 shrink-0 rounded-pill border border-border object-cover" />
      ) : (
        <Avatar name={me.person.name} seed={me.person.id} image={largeAvatar(me.person.image, savesData(me.profile.dataSaver, thisLine()))} size="xl" decorative />
      )}
      <div className="min-w-48 flex-1 space-y-2">
        <div className="flex flex-wrap gap-2">
          {chosen ? (
            <>
              <Button variant="primary" loading={progress !== null} onClick={() => void send()}>
                {t("usePicture")}
              </Button>
              <Button onClick={cancel}>{t("cancel")}</Button>
            </>
          ) : (
            <>
              <Button icon={<ImagePlus className="size-4" />} onClick={() => input.current?.click()}>
                {me.person.image ? t("changePicture") : t("choosePicture")}
              </Button>
              {me.person.image && <Button onClick={() => void remove()}>{t("removePicture")}</Button>}
            </>
          )}
        </div>
        <p aria-live="polite" className="text-sm text-muted">
          {progress ? wordsOf(progress) : t("pictureHint")}
        </p>
        {failure && (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*,.heic,.heif"
        aria-label={t("choosePicture")}
        tabIndex={-1}
        className="hidden"
        onChange={({ target }) => {
          choose(target.files?.[0]);
          target.value = "";
        }}
      />
    </div>
  );
}
