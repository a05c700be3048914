import { useState } from "react";
import { Search, UserPlus } from "lucide-react";
import { useSearchParams } from "wouter";
import { describeError } from "../../../lib/describe-error.ts";
import type { Me } from "../../../lib/session.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { notify } from "../../../ui/toast.ts";
import { AdminPage } from "../AdminPage.tsx";
import type { StaffPerson } from "../contract-types.ts";
import { SearchBox } from "../SearchBox.tsx";
import { useSettled } from "../use-settled.ts";
import { RemoveDialog } from "../person/RemoveDialog.tsx";
import { DeactivateDialog } from "./DeactivateDialog.tsx";
import { Invitations } from "./Invitations.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { PermissionsDialog } from "./PermissionsDialog.tsx";
import { RolesDialog } from "./RolesDialog.tsx";
import { reactivate, staffKey, useStaffChange } from "./staff-api.ts";
import { StaffRow, type StaffAction } from "./StaffRow.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";

const t = textsOf(adminPeopleTexts);

function StaffList({ me }: { me: Me }) {
  const [search] = useSearchParams();
  const [typed, setTyped] = useState(search.get("q")?.slice(0, 100) ?? "");
  const q = useSettled(typed.trim());
  const [open, setOpen] = useState<{ action: StaffAction; person: StaffPerson } | null>(null);
  const list = usePages<StaffPerson>([...staffKey, q], "/api/staff", { q: q === "" ? undefined : q });
  const back = useStaffChange(reactivate);
  const act = (action: StaffAction, person: StaffPerson) => {
    if (action !== "reactivate") return setOpen({ action, person });
    back.mutate({ person, wanted: undefined }, { onSuccess: () => notify({ tone: "success", title: t("hasAccessAgain", { name: person.person.name }), description: t("theySignInAnew") }) });
  };
  const dialog = open && { person: open.person, isMe: open.person.person.id === me.person.id, onClose: () => setOpen(null) };
  return (
    <Card flush>
      <div className="border-b border-border px-4 py-3 sm:px-5">
        <SearchBox label={t("searchStaffByName")} value={typed} onChange={setTyped} maxLength={100} />
      </div>
      {back.error && <Banner tone="danger" className="m-4">{describeError(back.error)}</Banner>}
      <InfiniteList
        list={list}
        label={t("staff")}
        itemKey={({ person }) => person.id}
        empty={<EmptyState icon={<Search />} title={t("nobodyFound")}>{t("noOneOnThe", { q })}</EmptyState>}
      >
        {(person) => <StaffRow person={person} isMe={person.person.id === me.person.id} onAction={act} />}
      </InfiniteList>
      {dialog && open?.action === "roles" && <RolesDialog {...dialog} />}
      {dialog && open?.action === "permissions" && <PermissionsDialog person={dialog.person} onClose={dialog.onClose} />}
      {dialog && open?.action === "remove" && <RemoveDialog person={dialog.person.person} onClose={dialog.onClose} />}
      {dialog && open?.action === "deactivate" && <DeactivateDialog {...dialog} />}
    </Card>
  );
}

/** `/admin/staff`: who is in the team, with which roles; invitations (ID-5, ID-8). */
export default function StaffListPage() {
  const [inviting, setInviting] = useState(false);
  return (
    <AdminPage
      permission="staff.manage"
      title={t("staff")}
      description={t("whoIsInThe")}
      actions={
        <Button variant="primary" icon={<UserPlus className="size-4" />} onClick={() => setInviting(true)}>
          {t("invite")}
        </Button>
      }
    >
      {(me) => (
        <div className="space-y-5">
          <Invitations />
          <StaffList me={me} />
          <InviteDialog open={inviting} onOpenChange={setInviting} />
        </div>
      )}
    </AdminPage>
  );
}
