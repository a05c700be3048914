import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Link } from "wouter";
import { Settings } from "lucide-react";
import { lazyPart } from "../../lib/lazy-part.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { Card } from "../../ui/Card.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { SignedIn } from "../identity/SignedIn.tsx";
import { readSummary, summaryKey } from "./notice-api.ts";

const t = textsOf(notificationsTexts);

const NoticeList = lazyPart(() => import("./NoticeList.tsx"));

function Notices() {
  const { data } = useQuery({ queryKey: summaryKey, queryFn: ({ signal }) => readSummary(signal), staleTime: 60_000 });
  return (
    <Card flush>
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <NoticeList app="member" unread={data?.unread ?? 0} />
      </Suspense>
    </Card>
  );
}

/** `/notifications`: where mails and push messages about several things lead. */
export default function NoticesPage() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t("notifications")}
        actions={
          <Link href="/account/notifications" className={buttonClass()}>
            <Settings className="size-4" aria-hidden="true" />
            {t("settings")}
          </Link>
        }
      />
      <SignedIn>{() => <Notices />}</SignedIn>
    </div>
  );
}
