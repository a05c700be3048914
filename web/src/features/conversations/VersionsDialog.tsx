import { useQuery } from "@tanstack/react-query";
import type { Message } from "../../../../contract/conversations.ts";
import { formatDateTime } from "../../lib/format.ts";
import { textsOf } from "../../lib/texts.ts";
import { messagesTexts } from "../../texts/en/messages.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { RichText } from "../../ui/RichText.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { readVersions } from "./message-api.ts";

const t = textsOf(messagesTexts);

/** What a message said before each change, and who changed it (CV-8). */
export function VersionsDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["message-versions", message.id, message.version],
    queryFn: ({ signal }) => readVersions(message, signal),
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("versionsTitle")} size="md">
      {!data && !error && <SkeletonText lines={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="text-muted">{t("noVersions")}</p>}
      <ol className="space-y-3">
        {data?.map(({ version, kind, before, files, by, reason, at }) => (
          <li key={version} className="rounded-md border border-border p-3 text-sm">
            <p className="pb-2 text-xs text-muted">
              {t(kind === "removed" ? "versionRemovedBy" : "versionBy", { name: by?.name ?? t("someone") })} · {formatDateTime(at)}
            </p>
            {before !== "" && <RichText text={before} />}
            {files.length > 0 && <p className="pt-2 text-muted">{t("versionFiles", { files: files.join(", ") })}</p>}
            {reason !== null && <p className="pt-2 text-muted">{t("versionReason", { reason })}</p>}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
