import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "../../../lib/api-error.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { formatDate } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { ownDataTexts } from "../../../texts/en/own-data.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { notify } from "../../../ui/toast.ts";
import { erasureKey, undoErasure } from "./own-data-api.ts";

const t = textsOf(ownDataTexts);

/**
 * Until the account is erased it can be kept, with one button, on every page (ID-13).
 *
 * @param compact leaves the room on a phone to the page below
 */
export function ErasureBanner({ dueAt, compact = false }: { dueAt: string; compact?: boolean }) {
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: undoErasure,
    onSuccess: (after) => {
      client.setQueryData(erasureKey, after);
      notify({ tone: "success", title: t("isKept"), description: t("isKeptWhat") });
    },
  });
  return (
    <Banner
      tone="warning"
      title={t("willBeDeleted", { at: formatDate(dueAt) })}
      action={
        // The team asked: only they can take it back, and the reason says so.
        !(keep.error instanceof ApiError && keep.error.status === 403) && (
          <Button size="sm" loading={keep.isPending} onClick={() => keep.mutate()}>
            {t("keepAccount")}
          </Button>
        )
      }
    >
      {keep.error ? <span role="alert">{describeError(keep.error)}</span> : <span className={compact ? "max-sm:sr-only" : undefined}>{t("willBeDeletedWhat")}</span>}
    </Banner>
  );
}
