import { useState } from "react";
import { describeError } from "../../../lib/describe-error.ts";
import { useMay } from "../../../lib/session.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { notify } from "../../../ui/toast.ts";
import type { StaffRole } from "../../staff/role-words.ts";
import type { StaffPerson } from "../contract-types.ts";
import { RoleChoice } from "./RoleChoice.tsx";
import { setRoles, useStaffChange } from "./staff-api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";

const t = textsOf(adminPeopleTexts);

/** Other roles for one person; none takes them from the team (ID-5). */
export function RolesDialog({ person, isMe, onClose }: { person: Pick<StaffPerson, "person" | "roles">; isMe: boolean; onClose: () => void }) {
  const mayMakeAdmins = useMay("staff.permissions");
  const held = person.roles.filter((role): role is StaffRole => role !== "member");
  const [roles, choose] = useState<readonly StaffRole[]>(held);
  const change = useStaffChange(setRoles);
  const { name } = person.person;
  const same = roles.length === held.length && roles.every((role) => held.includes(role));
  const save = () =>
    change.mutate({ person, wanted: roles }, {
      onSuccess: () => {
        notify({ tone: "success", title: roles.length === 0 ? t("isNotInThe", { name }) : t("theRolesOfAre", { name }) });
        onClose();
      },
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={t("rolesOf", { name })}
      description={t("aChangeCountsAt")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant={roles.length === 0 ? "danger" : "primary"} disabled={same} loading={change.isPending} onClick={save}>
            {roles.length === 0 ? t("takeFromTheTeam") : t("saveRoles")}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {change.error && <Banner tone="danger">{describeError(change.error)}</Banner>}
        <RoleChoice chosen={roles} onChange={choose} mayMakeAdmins={mayMakeAdmins} />
        {roles.length === 0 && <Banner tone="warning">{isMe ? t("withoutARoleYou") : t("withoutARole", { name })}</Banner>}
        {isMe && roles.length > 0 && !same && <Banner tone="warning">{t("theseAreYourOwn")}</Banner>}
      </div>
    </Dialog>
  );
}
