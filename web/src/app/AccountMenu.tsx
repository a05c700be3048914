import { LogOut, Settings } from "lucide-react";
import { clsx } from "clsx";
import { Link } from "wouter";
import { describeError } from "../lib/describe-error.ts";
import { useSignOut, type Me } from "../lib/session.ts";
import { useDisclosure } from "../lib/use-disclosure.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { notify } from "../ui/toast.ts";
import { ModeChoice } from "./ModeChoice.tsx";

const line = "flex min-h-10 w-full items-center gap-3 rounded-md px-3 text-left text-sm hover:bg-hover touch:min-h-11 [&>svg]:size-4 [&>svg]:text-muted";

export type AccountMenuProps = {
  me: Me;
  /** Where the panel opens from the button. */
  placement: "below" | "right" | "above";
  app: "member" | "staff";
};

const places = { below: "right-0 top-full mt-2", right: "bottom-0 left-full ml-2", above: "bottom-full right-0 mb-2" };

/** The signed-in person's picture, and behind it: account, appearance, sign out. */
export function AccountMenu({ me, placement, app }: AccountMenuProps) {
  const { open, close, root, buttonProps, panelProps } = useDisclosure<HTMLDivElement>();
  const signOut = useSignOut(app === "staff" ? "/staff" : "/sign-in");
  const AccountLink = app === "staff" ? "a" : Link;
  const leave = () => {
    close();
    signOut().catch((error: unknown) => notify({ tone: "danger", title: "You are still signed in", description: describeError(error) }));
  };
  return (
    <div ref={root} className="relative">
      <button type="button" {...buttonProps} className="grid size-11 place-items-center rounded-pill hover:bg-hover">
        <Avatar name={me.person.name} seed={me.person.id} image={me.person.image} size="sm" decorative />
        <span className="sr-only">Account of {me.person.name}</span>
      </button>
      {open && (
        <div {...panelProps} className={clsx("absolute z-30 w-64 rounded-md border border-border bg-raised p-1.5 text-text shadow-lg", places[placement])}>
          <div className="px-3 py-2">
            <p className="truncate text-sm font-medium">{me.person.name}</p>
            <p className="truncate text-xs text-muted">{me.email}</p>
          </div>
          <div className="px-1.5 pb-1.5">
            <ModeChoice />
          </div>
          {/* The account page belongs to the members' app: from the staff app it is another document. */}
          <AccountLink href="/account" className={line} onClick={close}>
            <Settings aria-hidden="true" />
            Account
          </AccountLink>
          <button type="button" className={line} onClick={leave}>
            <LogOut aria-hidden="true" />
            Sign out
          </button>
        </div>
      )}
    </div>
  );
}
