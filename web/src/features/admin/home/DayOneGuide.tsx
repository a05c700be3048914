import { ArrowRight, Bot, CalendarClock, MailCheck, UserPlus } from "lucide-react";
import { Link } from "wouter";
import { useMay } from "../../../lib/session.ts";
import { Card } from "../../../ui/Card.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";

const t = textsOf(adminHomeTexts);

const link = "inline-flex items-center gap-1 text-sm font-medium text-brand-text underline underline-offset-2 touch:min-h-11";

/** The first steps of a new instance, while nobody has asked anything yet. */
export function DayOneGuide() {
  const mayInvite = useMay("staff.manage");
  const maySet = useMay("settings.change");
  const steps = [
    { Icon: UserPlus, title: t("inviteYourTeam"), text: t("eachGetsAMail"), href: "/admin/staff", leads: t("invitePeople"), shown: mayInvite },
    { Icon: CalendarClock, title: t("setYourOpeningHours"), text: t("outsideThemTheHelp"), href: "/admin/settings?q=desk.hours", leads: t("setHours"), shown: maySet },
    { Icon: Bot, title: t("tryTheHelpBot"), text: t("writeToItAs"), href: "/admin/assistant", leads: t("tryASentence"), shown: maySet },
    { Icon: MailCheck, title: t("sendATestThrough"), text: t("askSomethingAtThe"), href: "/admin/mail", leads: t("seeTheMails"), shown: maySet },
  ].filter(({ shown }) => shown);
  return (
    <Card title={t("readyForTheFirst")} description={t("nobodyHasAskedAnything")}>
      <ol className="grid gap-x-8 gap-y-5 pt-1 sm:grid-cols-2">
        {steps.map(({ Icon, title, text, href, leads }) => (
          <li key={title} className="flex gap-3">
            <span className="grid size-9 shrink-0 place-items-center rounded-pill bg-brand-soft text-on-brand-soft" aria-hidden="true">
              <Icon className="size-4.5" />
            </span>
            <div className="min-w-0 space-y-1">
              <h3 className="font-medium">{title}</h3>
              <p className="text-pretty text-sm text-muted">{text}</p>
              <Link href={href} className={link}>
                {leads}
                <ArrowRight className="size-3.5" aria-hidden="true" />
              </Link>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
