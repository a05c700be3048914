import { Checkbox } from "../../../ui/Checkbox.tsx";
import { adminRoles, roleWords, staffRoles, type StaffRole } from "../../staff/role-words.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";

const t = textsOf(adminPeopleTexts);

export type RoleChoiceProps = {
  chosen: readonly StaffRole[];
  onChange: (roles: StaffRole[]) => void;
  /** Whether the person may give admin roles. */
  mayMakeAdmins: boolean;
  error?: string | null;
};

/** The roles with what whoever has them may do. */
export function RoleChoice({ chosen, onChange, mayMakeAdmins, error }: RoleChoiceProps) {
  const turn = (role: StaffRole, on: boolean) => onChange(staffRoles.filter((one) => (one === role ? on : chosen.includes(one))));
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1 text-sm font-medium">{t("roles")}</legend>
      <div className="flex flex-col gap-1">
        {staffRoles.map((role, at) => {
          const closed = adminRoles.includes(role) && !mayMakeAdmins;
          return (
            <Checkbox
              key={role}
              label={roleWords[role].title}
              hint={closed ? t("onlyASuperAdmin") : roleWords[role].may}
              checked={chosen.includes(role)}
              disabled={closed}
              aria-invalid={(error && at === 0) || undefined}
              onChange={(event) => turn(role, event.target.checked)}
            />
          );
        })}
      </div>
      {error && (
        <p role="alert" className="pt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
