import { ArrowRight, Bot, CalendarClock, MailCheck, UserPlus } from "lucide-react";
import { Link } from "wouter";
import { useMay } from "../../../lib/session.ts";
import { Card } from "../../../ui/Card.tsx";

const link = "inline-flex items-center gap-1 text-sm font-medium text-brand-text underline underline-offset-2 touch:min-h-11";

/** The first steps of a new instance, while nobody has asked anything yet. */
export function DayOneGuide() {
  const mayInvite = useMay("staff.manage");
  const maySet = useMay("settings.change");
  const steps = [
    { Icon: UserPlus, title: "Invite your team", text: "Each gets a mail, chooses a password and starts at the desk.", href: "/admin/staff", leads: "Invite people", shown: mayInvite },
    { Icon: CalendarClock, title: "Set your opening hours", text: "Outside them the help bot says when people are back.", href: "/admin/settings?q=Opening%20hours", leads: "Set hours", shown: maySet },
    { Icon: Bot, title: "Try the help bot", text: "Write to it as your members will, and see which words make it call a person.", href: "/admin/assistant", leads: "Try a sentence", shown: maySet },
    { Icon: MailCheck, title: "Send a test through the mailbox", text: "Ask something at the help pages with an account of your own, answer it at the desk, and read the mail that arrives. Without a mail server, mails wait in the development mailbox, whose address the server prints when it starts.", href: "/admin/mail", leads: "See the mails", shown: maySet },
  ].filter(({ shown }) => shown);
  return (
    <Card title="Ready for the first question" description="Nobody has asked anything in the last 30 days. These steps make a good start.">
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
