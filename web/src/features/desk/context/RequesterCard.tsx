import { BadgeCheck, MailWarning } from "lucide-react";
import { formatDate } from "../../../lib/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { NewTicketForLink } from "../create/NewTicketLink.tsx";
import { CopyButton } from "../CopyButton.tsx";
import { RequesterStanding } from "./RequesterStanding.tsx";
import type { TicketContext } from "./use-context-of.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

const presence = { get online() { return t("onlineNow"); }, get away() { return t("away"); }, get offline() { return t("offline"); } };

/** Who asks. */
export function RequesterCard({ requester }: { requester: TicketContext["requester"] }) {
  const { id, name, username, image, email, emailVerified, joinedAt, standing, online } = requester;
  return (
    <section aria-label={t("requester")}>
      <div className="flex items-center gap-3">
        <Avatar name={name} seed={id} image={image} size="md" presence={online} />
        <div className="min-w-0">
          <p className="truncate font-semibold">{name}</p>
          <p className="truncate text-xs text-muted">
            {username && `@${username} · `}
            {presence[online]}
          </p>
        </div>
      </div>
      {standing && <RequesterStanding standing={standing} />}
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1 text-sm">
        {email && (
          <>
            <dt className="text-muted">{t("email")}</dt>
            <dd className="flex min-w-0 items-center gap-1">
              <a href={`mailto:${email}`} className="min-w-0 truncate text-brand-text underline underline-offset-2" title={email}>
                {email}
              </a>
              <CopyButton text={email} label={t("copyTheAddress")} />
            </dd>
            <dt className="text-muted">{t("verified")}</dt>
            <dd className="flex items-center gap-1.5">
              {emailVerified ? <BadgeCheck className="size-4 text-success" aria-hidden="true" /> : <MailWarning className="size-4 text-warning" aria-hidden="true" />}
              {emailVerified ? t("yes") : t("noTheyGetNo")}
            </dd>
          </>
        )}
        <dt className="text-muted">{t("joined")}</dt>
        <dd>{formatDate(joinedAt)}</dd>
      </dl>
      {!standing && <NewTicketForLink person={requester} />}
    </section>
  );
}
