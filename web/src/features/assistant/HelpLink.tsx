import { MessageCircleQuestion } from "lucide-react";
import { Link } from "wouter";
import { useMe } from "../../lib/session.ts";
import { textsOf } from "../../lib/texts.ts";
import { appTexts } from "../../texts/en/app.ts";
import { buttonClass } from "../../ui/button-class.ts";

const t = textsOf(appTexts);

/** Where members are helped: without the bot that is the form for a ticket. */
function useHelpHref(): string {
  const { me } = useMe();
  return me && !me.community.modules.includes("assistant") ? "/tickets/new" : "/chat";
}

/** Help in the head of a thread on a phone, where the thread has the whole screen and no navigation stands below it (AS-1). */
export function HelpLink() {
  return (
    <Link href={useHelpHref()} aria-label={t("help")} title={t("help")} className="grid size-11 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text md:hidden">
      <MessageCircleQuestion className="size-5" aria-hidden="true" />
    </Link>
  );
}

/** Help beside another button, where a thread that is not there leaves no head for {@link HelpLink}. */
export function HelpButton() {
  return <Link href={useHelpHref()} className={buttonClass({ className: "md:hidden" })}>{t("help")}</Link>;
}
