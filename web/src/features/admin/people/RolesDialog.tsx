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

/** Other roles for one person; none takes them from the team (ID-5). */
export function RolesDialog({ person, isMe, onClose }: { person: StaffPerson; isMe: boolean; onClose: () => void }) {
  const mayMakeAdmins = useMay("staff.permissions");
  const held = person.roles.filter((role): role is StaffRole => role !== "member");
  const [roles, choose] = useState<readonly StaffRole[]>(held);
  const change = useStaffChange(setRoles);
  const { name } = person.person;
  const same = roles.length === held.length && roles.every((role) => held.includes(role));
  const save = () =>
    change.mutate({ person, wanted: roles }, {
      onSuccess: () => {
        notify({ tone: "success", title: roles.length === 0 ? `${name} is not in the team any more` : `The roles of ${name} are changed` });
        onClose();
      },
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={`Roles of ${name}`}
      description="A change counts at once, also in pages that are open."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={roles.length === 0 ? "danger" : "primary"} disabled={same} loading={change.isPending} onClick={save}>
            {roles.length === 0 ? "Take from the team" : "Save roles"}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {change.error && <Banner tone="danger">{describeError(change.error)}</Banner>}
        <RoleChoice chosen={roles} onChange={choose} mayMakeAdmins={mayMakeAdmins} />
        {roles.length === 0 && <Banner tone="warning">Without a role {isMe ? "you are" : `${name} is`} a plain member: the account stays, the desk is closed to it. Only an invitation brings it back.</Banner>}
        {isMe && roles.length > 0 && !same && <Banner tone="warning">These are your own roles. You may lose access to this page.</Banner>}
      </div>
    </Dialog>
  );
}
