import { useMutation } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { useState } from "react";
import { readStored, store } from "../../lib/storage.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Button } from "../../ui/Button.tsx";
import { pushState, turnOnPush } from "./push-client.ts";
import { pushFailure } from "./push-failure.ts";

const t = textsOf(notificationsTexts);

/** Asked once in this browser, whatever the answer. */
const place = "baraza:push-offered";

/** A quiet question after the first ticket: shall this device say when the team answers? The browser asks only after a yes. */
export default function PushOffer({ me }: { me: string }) {
  const [shown, setShown] = useState(() => readStored(place) === null && pushState(me) === "off");
  const close = () => {
    store(place, "1");
    setShown(false);
  };
  const accept = useMutation({
    mutationFn: () => turnOnPush(me),
    onSuccess: (state) => {
      store(place, "1");
      if (state !== "on") setShown(false);
    },
  });
  if (!shown) return null;
  return (
    <section aria-label={t("notifications")} className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-border bg-brand-soft px-4 py-2.5 text-sm text-on-brand-soft">
      <BellRing className="size-5 shrink-0 max-sm:hidden" aria-hidden="true" />
      <p role="status" className="min-w-0 flex-1 basis-52">
        {accept.data === "on" ? t("offerDone") : accept.error ? pushFailure(accept.error) : (
          <>
            <span className="block font-medium">{t("offer")}</span>
            {t("offerWhat")}
          </>
        )}
      </p>
      <span className="flex gap-2">
        {!accept.data && (
          <Button size="sm" variant="primary" loading={accept.isPending} onClick={() => accept.mutate()}>
            {t("offerYes")}
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={close}>
          {accept.data === "on" ? t("close") : t("offerNo")}
        </Button>
      </span>
    </section>
  );
}
