import { useEffect, useState, type ReactNode } from "react";
import { AudioLines, FileText, Image, X } from "lucide-react";
import { clsx } from "clsx";
import { IconButton } from "./IconButton.tsx";

export type UploaderFileProps = {
  name: string;
  type: string;
  /** For a small picture of it. */
  blob?: Blob;
  /** How far it is, in a word or two. */
  detail: string;
  /** From 0 to 1 while it is on its way; null when it has arrived. */
  share: number | null;
  /** Something to know about it that is no trouble. */
  note?: string;
  /** Why it can't be sent, and what to do. */
  refusal?: string;
  removeLabel?: string;
  onRemove?: () => void;
};

/** A small picture of a file where the browser can draw it, else a sign of its kind. */
function Preview({ type, blob }: { type: string; blob: Blob | undefined }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob || !type.startsWith("image/")) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, type]);
  const Icon = type.startsWith("image/") ? Image : type.startsWith("audio/") ? AudioLines : FileText;
  return (
    <span className="grid size-12 shrink-0 place-items-center overflow-hidden rounded-sm bg-subtle text-muted">
      {url ? <img src={url} alt="" className="size-full object-cover" onError={() => setUrl(null)} /> : <Icon className="size-5" aria-hidden="true" />}
    </span>
  );
}

function File({ name, type, blob, detail, share, note, refusal, removeLabel, onRemove }: UploaderFileProps) {
  return (
    <li className={clsx("flex min-w-0 items-center gap-3 rounded-md border p-1.5", refusal ? "border-danger/50 bg-danger-soft" : "border-border bg-surface")}>
      <Preview type={type} blob={blob} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate font-medium text-text">{name}</p>
        {refusal ? (
          <p role="alert" className="text-danger">
            {refusal}
          </p>
        ) : (
          <p className="text-xs text-muted">
            <span aria-live="polite">{detail}</span>
            {note && <span className="block">{note}</span>}
          </p>
        )}
        {!refusal && share !== null && (
          <span aria-hidden="true" className="mt-1 block h-1 overflow-hidden rounded-pill bg-sunken">
            <span className="block h-full rounded-pill bg-brand transition-[width]" style={{ width: `${Math.round(Math.min(1, share) * 100)}%` }} />
          </span>
        )}
      </div>
      {onRemove && <IconButton size="sm" label={removeLabel ?? name} icon={<X className="size-4" />} onClick={onRemove} />}
    </li>
  );
}

/** Files on their way: name, small picture, progress, and what is wrong with one, in words, at the file. */
export function Uploader({ label, notice, children }: { label: string; notice?: string | null; children: ReactNode }) {
  return (
    <div className="space-y-1.5 px-2 pt-2">
      {notice && (
        <p role="status" className="px-1 text-sm text-warning">
          {notice}
        </p>
      )}
      <ul aria-label={label} className="grid max-h-[34dvh] gap-1.5 overflow-y-auto sm:grid-cols-2">
        {children}
      </ul>
    </div>
  );
}

Uploader.File = File;
