import { Suspense } from "react";
import { CircleCheck, MailWarning } from "lucide-react";
import { Link } from "wouter";
import { lazyPart } from "../../../lib/lazy-part.ts";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { accountTexts } from "../../../texts/en/account.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Card } from "../../../ui/Card.tsx";
import { textLink } from "../AuthCard.tsx";
import { SendVerification } from "../SendVerification.tsx";
import { AvatarField } from "./AvatarField.tsx";
import { ProfileForm } from "./ProfileForm.tsx";
import { UsernameForm } from "./UsernameForm.tsx";

const t = textsOf(accountTexts);
// Those who answer tickets are few: nobody else loads it.
const SignatureCard = lazyPart(() => import("./SignatureCard.tsx"));

function Email({ me }: { me: Me }) {
  return (
    <div>
      <p className="text-sm font-medium">{t("email")}</p>
      <p className="[overflow-wrap:anywhere]">{me.email}</p>
      {me.emailVerified ? (
        <p className="mt-1 flex items-center gap-1.5 text-sm text-success">
          <CircleCheck className="size-4" aria-hidden="true" />
          {t("confirmed")}
        </p>
      ) : (
        <div className="mt-2 space-y-3 rounded-md border border-warning/30 bg-warning-soft p-3">
          <p className="flex gap-2 text-sm">
            <MailWarning className="size-4.5 shrink-0 text-warning" aria-hidden="true" />
            {t("notConfirmedYetOpen")}
          </p>
          <SendVerification email={me.email} />
        </div>
      )}
    </div>
  );
}

/** Who one is here: picture, names, address, and what others read (ID-11). */
export default function ProfileSection({ me }: { me: Me }) {
  return (
    <>
      {me.profile.missing.length > 0 && (
        <Banner tone="warning" title={t("missing")}>
          {t("missingWhat")}
        </Banner>
      )}
      <Card title={t("profile")}>
        <div className="space-y-6">
          <AvatarField me={me} />
          <ProfileForm me={me} />
          {me.person.username && (
            <p className="text-sm">
              <Link href={`/members/${me.person.username}`} className={textLink}>
                {t("seeOwnPage")}
              </Link>
            </p>
          )}
        </div>
      </Card>
      <Card>
        <div className="space-y-6">
          <UsernameForm me={me} />
          <Email me={me} />
        </div>
      </Card>
      {me.permissions.includes("ticket.reply") && (
        <Suspense fallback={null}>
          <SignatureCard />
        </Suspense>
      )}
    </>
  );
}
