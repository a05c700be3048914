import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { api } from "../../lib/api.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { AuthCard } from "../identity/AuthCard.tsx";
import { DeadLink } from "./DeadLink.tsx";
import { JoinForm } from "./JoinForm.tsx";
import { isDeadLink, type Offer } from "./offer.ts";
import { textsOf } from "../../lib/texts.ts";
import { staffTexts } from "../../texts/en/staff.ts";

const t = textsOf(staffTexts);

/** `/staff/join?token=`: what a mailed invitation offers, and the form that accepts it (ID-8). */
export default function JoinPage() {
  const [search] = useSearchParams();
  const token = search.get("token") ?? "";
  const { data, status, error, refetch } = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => api<Offer>("GET", `/api/invitations/${encodeURIComponent(token)}`, { signal }),
    // The shape of a token; what is shorter was cut off on its way.
    enabled: token.length >= 20 && token.length <= 200,
    // Half-way through the form the page must not change, and looking is limited like signing in.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
  if (data) return <JoinForm token={token} offer={data} />;
  if (token.length < 20 || token.length > 200 || isDeadLink(error)) return <DeadLink />;
  return (
    <AuthCard title={t("joinTheTeam")}>
      {status === "pending" ? <SkeletonText lines={4} /> : <ErrorState title={t("theInvitationCouldNot")} error={error} onRetry={() => void refetch()} />}
    </AuthCard>
  );
}
