import { UserRoundX, Users } from "lucide-react";
import { Command } from "cmdk";
import type { BulkAction } from "../../../../../contract/desk-views.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { popupItemClass } from "../../../ui/popup-class.ts";
import { Spinner } from "../../../ui/Spinner.tsx";
import { useDesk } from "../desk-context.ts";
import { useStaff } from "../desk-queries.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);

/** Who gets the chosen tickets: somebody, a team, or everybody again. */
export function BulkAssign({ onChoose }: { onChoose: (action: BulkAction) => void }) {
  const { me } = useDesk();
  const { data, error, refetch } = useStaff();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner className="mx-auto my-6" />;
  const people = [...data.items].sort((a, b) => Number(b.id === me.person.id) - Number(a.id === me.person.id) || a.name.localeCompare(b.name));
  return (
    <Command label={t("assignTo")} loop>
      <Command.Input autoFocus placeholder={t("typeAName")} className="h-10 w-full border-b border-border bg-transparent px-3 text-sm outline-none focus:border-focus touch:h-11 touch:text-base" />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-sm text-muted">{t("nobodyHasThisName")}</Command.Empty>
        {people.map((one) => (
          <Command.Item key={one.id} value={one.id} keywords={[one.name, one.username ?? ""]} onSelect={() => onChoose({ kind: "assign", staffId: one.id })} className={popupItemClass}>
            <Avatar name={one.name} seed={one.id} image={one.image} size="xs" decorative />
            <span className="min-w-0 flex-1 truncate">{one.id === me.person.id ? t("me", { name: one.name }) : one.name}</span>
          </Command.Item>
        ))}
        {data.teams.map((team) => (
          <Command.Item key={team.id} value={team.id} keywords={[team.name]} onSelect={() => onChoose({ kind: "team", teamId: team.id })} className={popupItemClass}>
            <Users className="size-4 text-muted" aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">{team.name}</span>
          </Command.Item>
        ))}
        <Command.Item value="nobody" keywords={[t("giveBack")]} onSelect={() => onChoose({ kind: "release" })} className={popupItemClass}>
          <UserRoundX className="size-4 text-muted" aria-hidden="true" />
          {t("giveBack")}
        </Command.Item>
      </Command.List>
    </Command>
  );
}
