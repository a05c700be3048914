import { useState } from "react";
import { clsx } from "clsx";
import type { Permission } from "../../../../../contract/permissions.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import type { StaffPerson } from "../contract-types.ts";
import { permissionGroups, permissionWords, rolesBring } from "./permission-words.ts";
import { setPermission, useStaffChange, type Effect } from "./staff-api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";

const t = textsOf(adminPeopleTexts);

function PermissionRow({ person, permission, onChanged }: { person: StaffPerson; permission: Permission; onChanged: (person: StaffPerson) => void }) {
  const change = useStaffChange(setPermission);
  const { title, meaning } = permissionWords(permission);
  const stored: Effect = person.overrides.find((override) => override.permission === permission)?.effect ?? "default";
  const shown = change.isPending ? change.variables.wanted.effect : stored;
  const choose = (effect: Effect) => change.mutate({ person, wanted: { permission, effect } }, { onSuccess: onChanged });
  return (
    <div className={clsx("flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5", stored !== "default" && "-mx-3 rounded-md bg-brand-soft px-3")}>
      <div className="min-w-0 flex-1 basis-56 text-sm">
        <p className="font-medium">{title}</p>
        <p className="text-pretty text-muted">{meaning}</p>
        {change.error && (
          <p role="alert" className="pt-0.5 text-danger">
            {describeError(change.error)}
          </p>
        )}
      </div>
      <Select className="w-full sm:w-48" aria-label={title} aria-busy={change.isPending} value={shown} onChange={(event) => choose(event.target.value as Effect)}>
        <option value="default">{rolesBring(person.roles, permission) ? t("byRoleAllowed") : t("byRoleNotAllowed")}</option>
        <option value="grant">{t("alwaysAllowed")}</option>
        <option value="deny">{t("neverAllowed")}</option>
      </Select>
    </div>
  );
}

/** Single permissions of one person, beside what the roles bring (ID-5). Each choice counts at once. */
export function PermissionsDialog({ person, onClose }: { person: StaffPerson; onClose: () => void }) {
  const [now, setNow] = useState(person);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={t("permissionsOf", { name: person.person.name })}
      description={t("rolesDecideUnlessSomething")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("done")}
        </Button>
      }
    >
      <div className="space-y-5">
        {permissionGroups.map(({ title, permissions }) => (
          <section key={title} aria-label={title}>
            <h3 className="pb-1 font-semibold">{title}</h3>
            <div className="space-y-1">
              {permissions.map((permission) => (
                <PermissionRow key={permission} person={now} permission={permission} onChanged={setNow} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
