import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { Suspense } from "react";
import { Link } from "wouter";
import { lazyPart } from "../../lib/lazy-part.ts";
import { textsOf } from "../../lib/texts.ts";
import { appTexts } from "../../texts/en/app.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Card } from "../../ui/Card.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { SignedIn } from "../identity/SignedIn.tsx";
import { preferencesKey, readPreferences } from "./notice-api.ts";

const t = textsOf(notificationsTexts);
const app = textsOf(appTexts);

const PushCard = lazyPart(() => import("./PushCard.tsx"));
const ChoicesCard = lazyPart(() => import("./ChoicesCard.tsx"));
const WhenCard = lazyPart(() => import("./WhenCard.tsx"));

function Choices() {
  const { data, error, refetch, isRefetching } = useQuery({ queryKey: preferencesKey, queryFn: ({ signal }) => readPreferences(signal) });
  if (data) {
    return (
      <>
        <ChoicesCard preferences={data} />
        <WhenCard preferences={data} />
      </>
    );
  }
  return <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} retrying={isRefetching} /> : <SkeletonRows rows={6} />}</Card>;
}

/** `/account/notifications`: what one is told of and how (CH-10); staff find their own kinds here too. */
export default function NoticeSettingsPage() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t("settings")}
        description={t("settingsLead")}
        above={
          <Link href="/account" className="inline-flex min-h-11 items-center gap-1.5 hover:text-text">
            <ArrowLeft className="size-4" aria-hidden="true" />
            {app("account")}
          </Link>
        }
      />
      <SignedIn>
        {(me) => (
          <div className="space-y-5">
            <Suspense fallback={<SkeletonRows rows={6} />}>
              <PushCard me={me.person.id} />
              <Choices />
            </Suspense>
          </div>
        )}
      </SignedIn>
    </div>
  );
}
