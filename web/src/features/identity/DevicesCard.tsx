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
import { endOtherSessions } from "./auth-api.ts";

/** As `GET /api/auth/list-sessions` tells (ID-4). */
type Session = { id: string; device: string; usedAt: string; current: boolean };

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  return (
    <ul className="divide-y divide-border">
      {sessions.map(({ id, device, usedAt, current }) => (
        <li key={id} className="flex items-center gap-3 py-2.5">
          <Monitor className="size-5 shrink-0 text-muted" aria-hidden="true" />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">{device}</span>
            <span className="text-sm text-muted">
              Used <TimeAgo time={usedAt} />
            </span>
          </span>
          {current && <Badge tone="success">This device</Badge>}
        </li>
      ))}
    </ul>
  );
}

/** Where one is signed in, and the ways to end that. */
export default function DevicesCard() {
  const { data, error, status, refetch } = useQuery({ queryKey: ["sessions"], queryFn: ({ signal }) => api<Session[]>("GET", "/api/auth/list-sessions", { signal }) });
  const others = useMutation({ mutationFn: endOtherSessions, onSuccess: () => refetch() });
  const signOut = useSignOut();
  const leave = useMutation({ mutationFn: signOut });
  const failure = others.error ?? leave.error;
  const sorted = [...(data ?? [])].sort((a, b) => Number(b.current) - Number(a.current) || b.usedAt.localeCompare(a.usedAt));
  return (
    <Card title="Devices" description="Where you are signed in.">
      {status === "pending" && <SkeletonRows rows={2} />}
      {status === "error" && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Sessions sessions={sorted} />}
      {failure && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {describeError(failure)}
        </p>
      )}
      <div className="flex flex-wrap gap-3 pt-3">
        {sorted.length > 1 && (
          <Button loading={others.isPending} onClick={() => others.mutate()}>
            Sign out all other devices
          </Button>
        )}
        <Button loading={leave.isPending} onClick={() => leave.mutate()}>
          Sign out here
        </Button>
      </div>
    </Card>
  );
}
