import { useState } from "react";
import { Redirect } from "wouter";
import type { Permission } from "../../../../contract/permissions.ts";
import { useSignOut, type Me } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "../identity/AuthCard.tsx";
import { SecondFactorNeeded } from "./SecondFactorNeeded.tsx";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";

const t = textsOf(staffTexts);

/** Start pages with what is needed to see them; the first that fits is where somebody begins. */
const starts: readonly [permission: Permission, path: string][] = [["ticket.read", "/desk"], ["insight.read", "/admin"], ["canned.manage", "/admin/canned-replies"]];

/** Staff who are signed in: on to where they wanted. Whose role opens no page yet is told so, instead of being sent in a circle. */
export function StaffThere({ me, next }: { me: Me; next: string }) {
  const signOut = useSignOut("/staff");
  const [owesFactor, setOwesFactor] = useState(me.secondFactor.needed);
  if (owesFactor) return <SecondFactorNeeded onDone={() => setOwesFactor(false)} />;
  const start = starts.find(([permission]) => me.permissions.includes(permission))?.[1];
  if (start) return <Redirect to={next === "/desk" ? start : next} replace />;
  return (
    <AuthCard title={t("welcome", { name: me.person.name })} description={t("youArePartOf")}>
      <a href="/account" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        {t("goToMyAccount")}
      </a>
      <Button block size="lg" onClick={() => void signOut()}>
        {t("signOut")}
      </Button>
    </AuthCard>
  );
}
