import { Bell, Download, Inbox, LogOut, Settings } from "lucide-react";
import { Link } from "wouter";
import { describeError } from "../lib/describe-error.ts";
import { isApple, isInstalled, useInstall } from "../lib/install.ts";
import { useSignOut, type Me } from "../lib/session.ts";
import { textsOf } from "../lib/texts.ts";
import { accountMenuTexts } from "../texts/en/account-menu.ts";
import { notificationsTexts } from "../texts/en/notifications.ts";
import { notify } from "../ui/toast.ts";
import LanguageSelect from "./LanguageSelect.tsx";
import { ModeChoice } from "./ModeChoice.tsx";

const t = textsOf(accountMenuTexts);
const notices = textsOf(notificationsTexts);

const line = "flex min-h-10 w-full items-center gap-3 rounded-md px-3 text-left text-sm hover:bg-hover touch:min-h-11 [&>svg]:size-4 [&>svg]:text-muted";

/** The quiet way to install the app (XX-2): only where the browser can, and on Apple's devices in words, since only a person can do it there. */
function InstallLine({ close }: { close: () => void }) {
  const install = useInstall();
  const run = () => {
    close();
    void install?.();
  };
  if (install) {
    return (
      <button type="button" className={line} onClick={run}>
        <Download aria-hidden="true" />
        {notices("install")}
      </button>
    );
  }
  return isApple() && !isInstalled() ? <p className="px-3 py-2 text-xs text-muted">{notices("installApple")}</p> : null;
}

/** What is behind one's own picture: account, appearance, language, sign out. Loaded when it is first opened. */
export default function AccountPanel({ me, app, close }: { me: Me; app: "member" | "staff"; close: () => void }) {
  const signOut = useSignOut(app === "staff" ? "/staff" : "/sign-in");
  const AccountLink = app === "staff" ? "a" : Link;
  const leave = () => {
    close();
    signOut().catch((error: unknown) => notify({ tone: "danger", title: t("youAreStillSigned"), description: describeError(error) }));
  };
  return (
    <>
      <div className="px-3 py-2">
        <p className="truncate text-sm font-medium">{me.person.name}</p>
        <p className="truncate text-xs text-muted">{me.email}</p>
      </div>
      <div className="px-1.5 pb-1.5">
        <ModeChoice />
      </div>
      <LanguageSelect className="mb-1 px-3 hover:bg-hover" />
      {app === "member" && me.permissions.includes("ticket.read") && (
        // The desk is another document than the members' pages.
        <a href="/desk" className={line}>
          <Inbox aria-hidden="true" />
          {t("desk")}
        </a>
      )}
      {/* The account page belongs to the members' app: from the staff app it is another document. */}
      <AccountLink href="/account" className={line} onClick={close}>
        <Settings aria-hidden="true" />
        {t("account")}
      </AccountLink>
      <AccountLink href="/account/notifications" className={line} onClick={close}>
        <Bell aria-hidden="true" />
        {notices("settings")}
      </AccountLink>
      <InstallLine close={close} />
      <button type="button" className={line} onClick={leave}>
        <LogOut aria-hidden="true" />
        {t("signOut")}
      </button>
    </>
  );
}
