import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { lazyPart } from "../../lib/lazy-part.ts";
import type { Me } from "../../lib/session.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Card } from "../../ui/Card.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { preferencesKey, readPreferences } from "./notice-api.ts";

const t = textsOf(notificationsTexts);

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

/** The part of the account page that says what one is told of and how (CH-10); staff find their own kinds here too. */
export default function NoticeSettings({ me }: { me: Me }) {
  return (
    <>
      <p className="text-sm text-muted">{t("settingsLead")}</p>
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <PushCard me={me.person.id} />
        <Choices />
      </Suspense>
    </>
  );
}
