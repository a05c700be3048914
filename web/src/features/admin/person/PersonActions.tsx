import { useState } from "react";
import { Ban, Eraser, LogOut, MoreHorizontal, ShieldOff, Undo2, UserCog, UserMinus } from "lucide-react";
import { api } from "../../../lib/api.ts";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../ui/Menu.tsx";
import { notify } from "../../../ui/toast.ts";
import type { PersonShown } from "../contract-types.ts";
import { RolesDialog } from "../people/RolesDialog.tsx";
import { BanDialog } from "./BanDialog.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { usePersonChange } from "./person-api.ts";
import { RemoveDialog } from "./RemoveDialog.tsx";

const t = textsOf(adminPersonTexts);

type Act = "ban" | "lift" | "signOut" | "factor" | "roles" | "remove" | "erase";

function Dialogs({ act, shown, me, onClose }: { act: Act; shown: PersonShown; me: Me; onClose: () => void }) {
  const { id, name } = shown.person;
  const path = `/api/people/${id}`;
  const signOut = usePersonChange(id, () => api<PersonShown>("DELETE", `${path}/sessions`));
  const lift = usePersonChange(id, () => api<PersonShown>("DELETE", `${path}/ban`));
  const factor = usePersonChange(id, () => api<undefined>("DELETE", `${path}/second-factor`, { body: {} }));
  const done = (title: string) => ({
    onSuccess: () => {
      notify({ tone: "success", title });
      onClose();
    },
  });
  switch (act) {
    case "ban": return <BanDialog shown={shown} me={me} onClose={onClose} />;
    case "erase": return <EraseDialog shown={shown} onClose={onClose} />;
    case "remove": return <RemoveDialog person={shown.person} onClose={onClose} />;
    case "roles": return <RolesDialog person={shown} isMe={id === me.person.id} onClose={onClose} />;
    case "lift": return <ConfirmDialog title={t("liftTitle", { name })} description={t("liftHint")} doIt={shown.ban?.kind === "ban" ? t("liftBan") : t("liftSuspension")} busy={lift.isPending} error={lift.error} onDo={() => lift.mutate(undefined, done(t("banLifted", { name })))} onClose={onClose} />;
    case "signOut": return <ConfirmDialog title={t("signOutTitle", { name })} description={t("signOutHint")} doIt={t("signOutDo")} busy={signOut.isPending} error={signOut.error} onDo={() => signOut.mutate(undefined, done(t("isSignedOut", { name })))} onClose={onClose} />;
    case "factor": return <ConfirmDialog danger title={t("factorTitle", { name })} description={t("factorHint")} doIt={t("factorDo")} busy={factor.isPending} error={factor.error} onDo={() => factor.mutate(undefined, done(t("factorGone", { name })))} onClose={onClose} />;
  }
}

/** What the viewer may do with somebody's account: the usual in sight, the rare behind a menu; nothing that the server would refuse. */
export function PersonActions({ shown, me }: { shown: PersonShown; me: Me }) {
  const [act, setAct] = useState<Act | null>(null);
  const { abilities, person } = shown;
  const open = (next: Act) => () => setAct(next);
  const { changeRoles } = abilities;
  // Whose roles one may change, their second factor one may take away; one's own not.
  const factor = changeRoles && person.id !== me.person.id;
  const more = changeRoles || abilities.remove || abilities.erase;
  return (
    <>
      {abilities.liftBan && <Button icon={<Undo2 className="size-4" />} onClick={open("lift")}>{shown.ban?.kind === "ban" ? t("liftBan") : t("liftSuspension")}</Button>}
      {abilities.ban && <Button icon={<Ban className="size-4" />} onClick={open("ban")}>{shown.ban ? t("changeBan") : t("banOrSuspend")}</Button>}
      {abilities.signOut && <Button icon={<LogOut className="size-4" />} onClick={open("signOut")}>{t("signOutEverywhere")}</Button>}
      {more && (
        <Menu trigger={<IconButton label={t("moreActions", { name: person.name })} icon={<MoreHorizontal className="size-5" />} />}>
          {changeRoles && <MenuItem icon={<UserCog />} onSelect={open("roles")}>{t("changeRoles")}</MenuItem>}
          {factor && <MenuItem icon={<ShieldOff />} onSelect={open("factor")}>{t("resetFactor")}</MenuItem>}
          {(abilities.remove || abilities.erase) && changeRoles && <MenuSeparator />}
          {abilities.remove && <MenuItem icon={<UserMinus />} danger onSelect={open("remove")}>{t("endStaff")}</MenuItem>}
          {abilities.erase && <MenuItem icon={<Eraser />} danger onSelect={open("erase")}>{t("erase")}</MenuItem>}
        </Menu>
      )}
      {act && <Dialogs act={act} shown={shown} me={me} onClose={() => setAct(null)} />}
    </>
  );
}
