import { useState } from "react";
import { Plus, UsersRound } from "lucide-react";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import type { DeskStaff, Team } from "../contract-types.ts";
import { useDeskStaff } from "./desk-staff.ts";
import { TeamDialog } from "./TeamDialog.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";

const t = textsOf(adminDeskTexts);

function TeamRow({ team, staff }: { team: Team; staff: DeskStaff["items"] }) {
  const members = staff.filter(({ id }) => team.memberIds.includes(id));
  // Who has left, or answers no tickets any more, is still counted by the team.
  const gone = team.memberIds.length - members.length;
  return (
    <div className="px-4 py-4 sm:px-5">
      <h2 className="font-medium [overflow-wrap:anywhere]">{team.name}</h2>
      {members.length === 0 && gone === 0 && <p className="text-sm text-muted">{t("nobodyIsInIt")}</p>}
      <ul className="flex flex-wrap gap-x-5 gap-y-2 pt-2">
        {members.map(({ id, name, image }) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <Avatar size="xs" name={name} seed={id} image={image} decorative />
            {name}
          </li>
        ))}
        {gone > 0 && <li className="text-sm text-muted">{t("whoAnswerNoTickets", { gone })}</li>}
      </ul>
    </div>
  );
}

function Teams({ onNew }: { onNew: () => void }) {
  const { data, error, refetch } = useDeskStaff();
  if (!data) return <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={3} />}</Card>;
  if (data.teams.length === 0) {
    return (
      <Card flush>
        <EmptyState icon={<UsersRound />} title={t("noTeamsYet")} action={<Button variant="primary" onClick={onNew}>{t("addTheFirstTeam")}</Button>}>
          {t("teamsShareOutWork")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card flush>
      <ul className="divide-y divide-border">
        {data.teams.map((team) => (
          <li key={team.id}>
            <TeamRow team={team} staff={data.items} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** `/admin/teams`: the teams that tickets can be assigned to (DK-10). */
export default function TeamsPage() {
  const [adding, setAdding] = useState(false);
  const { data } = useDeskStaff(adding);
  return (
    <AdminPage
      permission="settings.change"
      title={t("teams")}
      description={t("groupsOfPeopleThat")}
      actions={
        <Button variant="primary" icon={<Plus className="size-4" />} onClick={() => setAdding(true)}>
          {t("newTeam")}
        </Button>
      }
    >
      {() => (
        <>
          <Teams onNew={() => setAdding(true)} />
          {adding && data && <TeamDialog staff={data.items} onClose={() => setAdding(false)} />}
        </>
      )}
    </AdminPage>
  );
}
