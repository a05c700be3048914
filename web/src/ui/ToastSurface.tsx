import { useEffect } from "react";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { clsx } from "clsx";
import { toast, Toaster, useSonner } from "sonner";
import "sonner/dist/styles.css";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { useToastPlace } from "./toast-place.ts";
import { onNotice, takeNotices, type Notice } from "./toast.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

const icons = { success: CircleCheck, info: Info, warning: TriangleAlert, danger: CircleAlert };
const inks = { success: "text-success", info: "text-info", warning: "text-warning", danger: "text-danger" };

function NoticeCard({ notice, close }: { notice: Notice; close: () => void }) {
  const Icon = icons[notice.tone];
  return (
    // What is dangerous is read out at once, all else when the screen reader is done (the place itself is a polite live region).
    <div role={notice.tone === "danger" ? "alert" : undefined} className="flex w-full items-start gap-3 rounded-md border border-border bg-raised py-2.5 pl-4 pr-2 font-sans text-sm text-text shadow-lg">
      <Icon className={clsx("mt-2 size-5 shrink-0", inks[notice.tone])} aria-hidden="true" />
      <div className="min-w-0 flex-1 py-1.5">
        <p className="font-medium">{notice.title}</p>
        {notice.description && <p className="text-muted">{notice.description}</p>}
        {notice.action && (
          <Button
            size="sm"
            className="mt-2"
            onClick={() => {
              notice.action?.run();
              close();
            }}
          >
            {notice.action.label}
          </Button>
        )}
      </div>
      <IconButton size="sm" label={t("dismiss")} icon={<X className="size-4" />} onClick={close} />
    </div>
  );
}

function showWaiting(): void {
  for (const notice of takeNotices()) {
    const stays = notice.stays === true || notice.tone === "danger" || notice.tone === "warning";
    toast.custom((id) => <NoticeCard notice={notice} close={() => toast.dismiss(id)} />, { duration: stays ? Infinity : 6_000 });
  }
}

/** The place where notices appear; loaded by ToastHost when first needed. */
export default function ToastSurface() {
  useEffect(() => {
    showWaiting();
    return onNotice(showWaiting);
  }, []);
  const place = useToastPlace(useSonner().toasts.length > 0, true);
  return <Toaster expand visibleToasts={4} {...place} gap={10} toastOptions={{ unstyled: true, className: "w-full" }} />;
}
