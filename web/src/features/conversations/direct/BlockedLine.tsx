import { useState } from "react";
import type { PersonBrief } from "../../../../../contract/common.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { notify } from "../../../ui/toast.ts";
import { useBlocking } from "./use-blocking.ts";

const t = textsOf(messagesTexts);

/** Takes a block back. */
export function UnblockButton({ person: { name, username } }: { person: PersonBrief }) {
  const setBlocked = useBlocking();
  const [busy, setBusy] = useState(false);
  if (username === null) return null;
  const unblock = () => {
    setBusy(true);
    setBlocked(username, false)
      .then(
        () => notify({ tone: "success", title: t("unblocked", { name }) }),
        (error: unknown) => notify({ tone: "danger", title: describeError(error) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Button size="sm" loading={busy} onClick={unblock} aria-label={`${t("unblock")}: ${name}`}>
      {t("unblock")}
    </Button>
  );
}

/** At the end of a conversation with somebody whom one has blocked: why nothing can be written, and the way back. */
export function BlockedLine({ other }: { other: PersonBrief }) {
  return (
    <div className="mt-5 flex flex-wrap items-center justify-between gap-3 rounded-md border border-border bg-sunken px-4 py-3">
      <p className="min-w-0 text-sm text-muted">{t("youBlocked", { name: other.name })}</p>
      <UnblockButton person={other} />
    </div>
  );
}
