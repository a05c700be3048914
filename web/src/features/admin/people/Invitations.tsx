import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { roleTitle, type StaffRole } from "../../staff/role-words.ts";
import type { Invitation } from "../contract-types.ts";
import { invitationsKey, invite, revokeInvitation } from "./staff-api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";
import { Rich } from "../../../ui/Rich.tsx";

const t = textsOf(adminPeopleTexts);

const isStaffRole = (role: Invitation["roles"][number]): role is StaffRole => role !== "member";

/** Takes the old link back and mails a new one. When only the second fails, the person is told which. */
async function sendAgain({ id, name, email, roles }: Invitation): Promise<void> {
  await revokeInvitation(id);
  await invite({ name, email, roles: roles.filter(isStaffRole) });
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: invitationsKey });
  const again = useMutation({
    mutationFn: sendAgain,
    onSettled,
    onSuccess: () => notify({ tone: "success", title: t("aNewInvitationIs", { name: invitation.name }), description: t("theLinkOfThe") }),
  });
  const revoke = useMutation({ mutationFn: () => revokeInvitation(invitation.id), onSettled, onSuccess: () => notify({ tone: "success", title: t("theInvitationOfIs", { name: invitation.name }) }) });
  const failure = again.error ?? revoke.error;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium [overflow-wrap:anywhere]">{invitation.name}</span>
          {invitation.roles.map((role) => (
            <Badge key={role}>{roleTitle(role)}</Badge>
          ))}
        </p>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          <Rich text={t.parts("invitedEnds", { email: invitation.email, timeAgo: <TimeAgo time={invitation.invitedAt} />, timeAgo2: <TimeAgo time={invitation.expiresAt} /> })} />
        </p>
        {failure && (
          <p role="alert" className="pt-1 text-sm text-danger">
            {describeError(failure)}
          </p>
        )}
      </div>
      <div className="flex gap-2">
        <Button size="sm" loading={again.isPending} onClick={() => again.mutate(invitation)} aria-label={t("sendAgainTo", { name: invitation.name })}>
          {t("sendAgain")}
        </Button>
        <Button size="sm" variant="ghost" loading={revoke.isPending} onClick={() => revoke.mutate()} aria-label={t("takeBackTheInvitation", { name: invitation.name })}>
          {t("takeBack")}
        </Button>
      </div>
    </div>
  );
}

/** Invitations that nobody has accepted yet; nothing at all when there are none. */
export function Invitations() {
  const { data, error, refetch } = useQuery({ queryKey: invitationsKey, queryFn: ({ signal }) => api<{ items: Invitation[] }>("GET", "/api/staff/invitations", { signal }) });
  if (error && !data) {
    return (
      <Card title={t("openInvitations")}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    );
  }
  if (!data || data.items.length === 0) return null;
  return (
    <Card flush title={t("openInvitations")} description={t("sentAndNotAccepted")}>
      <ul className="divide-y divide-border">
        {data.items.map((invitation) => (
          <li key={invitation.id}>
            <InvitationRow invitation={invitation} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
