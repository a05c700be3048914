import { UserRoundCheck } from "lucide-react";
import { Link } from "wouter";
import type { PersonBrief } from "../../../../../contract/common.ts";
import { textsOf } from "../../../lib/texts.ts";
import { formatDate } from "../../../lib/format.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { SignedIn } from "../../identity/SignedIn.tsx";
import { UnblockButton } from "./BlockedLine.tsx";
import { blocksKey } from "./direct-api.ts";

const t = textsOf(messagesTexts);

type Block = { person: PersonBrief; blockedAt: string };

function Blocked() {
  const list = usePages<Block>(blocksKey, "/api/blocks");
  return (
    <Card flush>
      <InfiniteList
        list={list}
        label={t("blockedPeople")}
        itemKey={({ person }) => person.id}
        empty={
          <EmptyState icon={<UserRoundCheck />} title={t("nobodyBlocked")}>
            {t("nobodyBlockedHint")}
          </EmptyState>
        }
      >
        {({ person, blockedAt }) => (
          <div className="flex items-center gap-3 px-4 py-3 sm:px-5">
            <Avatar name={person.name} seed={person.id} image={person.image} decorative />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{person.name}</p>
              <p className="truncate text-sm text-muted">{t("blockedSince", { time: formatDate(blockedAt) })}</p>
            </div>
            <UnblockButton person={person} />
          </div>
        )}
      </InfiniteList>
    </Card>
  );
}

/** `/account/blocked`: the people whom one has blocked (CV-12). */
export default function BlockedPage() {
  return (
    <div className="mx-auto max-w-2xl">
      <SignedIn>
        {() => (
          <>
            <PageHeader title={t("blockedPeople")} description={t("blockedPeopleHint")} above={<Link href="/account" className="text-brand-text underline underline-offset-2">{t("toAccount")}</Link>} />
            <Blocked />
          </>
        )}
      </SignedIn>
    </div>
  );
}
