import { UserX } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import type { MemberCard } from "../../../../../contract/account.ts";
import { ApiError } from "../../../lib/api-error.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import { memberTexts } from "../../../texts/en/member.ts";
import { useTitle } from "../../../lib/brand.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { SignedIn } from "../SignedIn.tsx";
import { MemberActions } from "./MemberActions.tsx";
import { MemberHead } from "./MemberHead.tsx";

const t = textsOf(memberTexts);

function Nobody() {
  return (
    <EmptyState
      icon={<UserX />}
      title={t("notHere")}
      action={
        <Link href="/" className={buttonClass({ variant: "primary" })}>
          {t("goBack")}
        </Link>
      }
    >
      {t("notHereWhy")}
    </EmptyState>
  );
}

function Shown({ card, verified }: { card: MemberCard; verified: boolean }) {
  useTitle(card.person.name);
  const own = card.abilities.edit;
  return (
    <Card>
      <div className="space-y-5">
        <MemberHead card={card} />
        <p className={card.bio ? "whitespace-pre-line text-pretty [overflow-wrap:anywhere]" : "text-muted"}>{card.bio || (own ? t("ownNoBio") : t("noBio", { name: card.person.name }))}</p>
        <MemberActions card={card} verified={verified} />
      </div>
    </Card>
  );
}

function Loaded({ verified }: { verified: boolean }) {
  const { username = "" } = useParams<{ username: string }>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["member", username.toLowerCase()],
    queryFn: ({ signal }) => api<MemberCard>("GET", `/api/members/${encodeURIComponent(username)}`, { signal }),
  });
  if (data) return <Shown card={data} verified={verified} />;
  if (isPending) return <SkeletonRows rows={3} />;
  if (error instanceof ApiError && error.status === 404) return <Nobody />;
  return <ErrorState error={error} onRetry={() => void refetch()} />;
}

/** `/members/:username`: a member as far as their privacy shows them (ID-11), and what one can do. */
export default function MemberPage() {
  return (
    <div className="mx-auto max-w-2xl">
      <SignedIn>{(me) => <Loaded verified={me.emailVerified} />}</SignedIn>
    </div>
  );
}
