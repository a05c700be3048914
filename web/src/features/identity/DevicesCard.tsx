import { useMutation, useQuery } from "@tanstack/react-query";
import { Monitor } from "lucide-react";
import { api } from "../../lib/api.ts";
import { describeError } from "../../lib/describe-error.ts";
import { useSignOut } from "../../lib/session.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import { notify } from "../../ui/toast.ts";
import { endOtherSessions, endSession } from "./auth-api.ts";
import { textsOf } from "../../lib/texts.ts";
import { accountTexts } from "../../texts/en/account.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(accountTexts);

/** As `GET /api/auth/list-sessions` tells (ID-4). */
type Session = { id: string; device: string; address: string | null; usedAt: string; current: boolean };

function EndButton({ session, onEnded }: { session: Session; onEnded: () => Promise<unknown> }) {
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: async () => {
      notify({ tone: "success", title: t("isSignedOut", { device: session.device }) });
      await onEnded();
    },
    onError: (error) => notify({ tone: "danger", title: describeError(error) }),
  });
  return (
    <Button size="sm" loading={end.isPending} aria-label={t("signOutOf", { device: session.device })} onClick={() => end.mutate()}>
      {t("signOutThere")}
    </Button>
  );
}

function Sessions({ sessions, onEnded }: { sessions: readonly Session[]; onEnded: () => Promise<unknown> }) {
  return (
    <ul className="divide-y divide-border">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center gap-3 py-2.5">
          <Monitor className="size-5 shrink-0 text-muted" aria-hidden="true" />
          <span className="min-w-0 flex-1">
            <span className="block text-sm font-medium [overflow-wrap:anywhere]">{session.device}</span>
            <span className="block text-sm text-muted">
              <Rich text={t.parts("used", { timeAgo: <TimeAgo time={session.usedAt} /> })} />
              {session.address && <span className="block [overflow-wrap:anywhere]">{t("fromAddress", { address: session.address })}</span>}
            </span>
          </span>
          {session.current ? <Badge tone="success">{t("thisDevice")}</Badge> : <EndButton session={session} onEnded={onEnded} />}
        </li>
      ))}
    </ul>
  );
}

/** Where one is signed in, and the ways to end that. */
export default function DevicesCard() {
  const { data, error, status, refetch } = useQuery({ queryKey: ["sessions"], queryFn: ({ signal }) => api<Session[]>("GET", "/api/auth/list-sessions", { signal }) });
  const others = useMutation({ mutationFn: endOtherSessions, onSuccess: () => {
    notify({ tone: "success", title: t("otherwiseReady") });
    return refetch();
  } });
  const signOut = useSignOut();
  const leave = useMutation({ mutationFn: signOut });
  const failure = others.error ?? leave.error;
  const sorted = [...(data ?? [])].sort((a, b) => Number(b.current) - Number(a.current) || b.usedAt.localeCompare(a.usedAt));
  return (
    <Card title={t("devices")} description={t("whereYouAreSigned")}>
      {status === "pending" && <SkeletonRows rows={2} />}
      {status === "error" && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Sessions sessions={sorted} onEnded={refetch} />}
      {failure && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {describeError(failure)}
        </p>
      )}
      <div className="flex flex-wrap gap-3 pt-3">
        {sorted.length > 1 && (
          <Button loading={others.isPending} onClick={() => others.mutate()}>
            {t("signOutAllOther")}
          </Button>
        )}
        <Button loading={leave.isPending} onClick={() => leave.mutate()}>
          {t("signOutHere")}
        </Button>
      </div>
    </Card>
  );
}
