import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { Dialog as Kit } from "radix-ui";
import { largeSources } from "../lib/data-saver.ts";
import { textsOf } from "../lib/texts.ts";
import { attachmentsTexts } from "../texts/en/attachments.ts";
import { Carousel } from "./Carousel.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

const t = textsOf(attachmentsTexts);

export type LightboxItem = { id: string; name: string; url: string; downloadUrl: string; width: number | null; height: number | null; thumbs: readonly { width: number; url: string }[] };

export type LightboxProps = {
  items: readonly LightboxItem[];
  /** The one to begin with. */
  start: number;
  /** One picture at a time, and never the original. */
  sparing?: boolean;
  onClose: () => void;
  /** An address works no more. */
  onExpired?: () => void;
};

const mark = "baraza:lightbox";

/** The way back of the browser (a phone's own button) closes what stands above the page, and leaves the page where it is. */
function useCloseByBack(onClose: () => void): () => void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const state = history.state as Record<string, unknown> | null;
    if (!state?.[mark]) history.pushState({ ...state, [mark]: true }, "");
    const gone = () => close.current();
    window.addEventListener("popstate", gone);
    return () => window.removeEventListener("popstate", gone);
  }, []);
  return () => ((history.state as Record<string, unknown> | null)?.[mark] ? history.back() : close.current());
}

const round = "grid size-11 place-items-center rounded-pill border border-border bg-raised text-text shadow-md hover:bg-hover";

/** Pictures above the page: arrow keys and swiping move on, Escape and the way back close, focus stays inside and returns. */
export default function Lightbox({ items, start, sparing = false, onClose, onExpired }: LightboxProps) {
  const [at, setAt] = useState(start);
  const close = useCloseByBack(onClose);
  const returnFocus = useReturnFocus();
  const item = items[Math.min(at, items.length - 1)];
  const move = (by: number) => setAt((now) => Math.min(items.length - 1, Math.max(0, now + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") move(1);
    else if (event.key === "ArrowLeft") move(-1);
    else if (event.key === "Home") setAt(0);
    else if (event.key === "End") setAt(items.length - 1);
    else return;
    event.preventDefault();
  };
  if (!item) return null;
  return (
    <Kit.Root open onOpenChange={(open) => !open && close()}>
      <Kit.Portal>
        <Kit.Content {...returnFocus} aria-describedby={undefined} onKeyDown={onKeyDown} className="motion-fade fixed inset-0 z-50 flex flex-col bg-page text-text outline-none">
          <header className="flex items-center gap-2 p-2 pt-[max(0.5rem,env(safe-area-inset-top))]">
            <div className="min-w-0 flex-1 px-2">
              <Kit.Title className="truncate text-sm font-medium">{item.name}</Kit.Title>
              <p aria-live="polite" className="text-xs text-muted">
                {items.length > 1 ? t("ofPictures", { at: at + 1, count: items.length }) : ""}
              </p>
            </div>
            <a href={item.downloadUrl} download aria-label={t("download", { name: item.name })} title={t("download", { name: item.name })} className={round}>
              <Download className="size-5" aria-hidden="true" />
            </a>
            <Kit.Close asChild>
              <button type="button" aria-label={t("close")} title={t("close")} className={round}>
                <X className="size-5" aria-hidden="true" />
              </button>
            </Kit.Close>
          </header>
          <div className="relative min-h-0 flex-1">
            <Carousel label={t("pictures")} items={items} itemKey={({ id }) => id} at={at} onAt={setAt} className="size-full">
              {(one, near) => <Shown item={one} near={sparing ? one === item : near} sparing={sparing} onExpired={onExpired} />}
            </Carousel>
            {at > 0 && (
              <button type="button" aria-label={t("previous")} className={`${round} absolute left-2 top-1/2 -translate-y-1/2`} onClick={() => move(-1)}>
                <ChevronLeft className="size-6" aria-hidden="true" />
              </button>
            )}
            {at < items.length - 1 && (
              <button type="button" aria-label={t("next")} className={`${round} absolute right-2 top-1/2 -translate-y-1/2`} onClick={() => move(1)}>
                <ChevronRight className="size-6" aria-hidden="true" />
              </button>
            )}
          </div>
        </Kit.Content>
      </Kit.Portal>
    </Kit.Root>
  );
}

/** The small copy that the thread has loaded already stands until the large one is there. */
function Shown({ item, near, sparing, onExpired }: { item: LightboxItem; near: boolean; sparing: boolean; onExpired: (() => void) | undefined }) {
  const [loaded, setLoaded] = useState(false);
  if (!near) return null;
  const small = item.thumbs[0]?.url;
  return (
    <span className="relative grid size-full place-items-center">
      {small && !loaded && <img src={small} alt="" className="absolute inset-0 size-full object-contain opacity-60" />}
      <img {...largeSources(item, sparing)} sizes="100vw" width={item.width ?? undefined} height={item.height ?? undefined} alt={item.name} onLoad={() => setLoaded(true)} onError={onExpired} className="relative size-full object-contain" />
    </span>
  );
}
