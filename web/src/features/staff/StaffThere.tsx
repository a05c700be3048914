import { Redirect } from "wouter";
import type { Permission } from "../../../../contract/permissions.ts";
import { useSignOut, type Me } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { AuthCard } from "../identity/AuthCard.tsx";

/** Start pages with what is needed to see them; the first that fits is where somebody begins. */
const starts: readonly [permission: Permission, path: string][] = [["ticket.read", "/desk"], ["insight.read", "/admin"], ["canned.manage", "/admin/canned-replies"]];

/** Staff who are signed in: on to where they wanted. Whose role opens no page yet is told so, instead of being sent in a circle. */
export function StaffThere({ me, next }: { me: Me; next: string }) {
  const signOut = useSignOut("/staff");
  const start = starts.find(([permission]) => me.permissions.includes(permission))?.[1];
  if (start) return <Redirect to={next === "/desk" ? start : next} replace />;
  return (
    <AuthCard title={`Welcome, ${me.person.name}`} description="You are part of the team, but no page of this version is part of your role. An admin can give you another one.">
      <a href="/account" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        Go to my account
      </a>
      <Button block size="lg" onClick={() => void signOut()}>
        Sign out
      </Button>
    </AuthCard>
  );
}
