import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { Link, useSearchParams } from "wouter";
import { ApiError } from "../../lib/api-error.ts";
import { meKey, useMe } from "../../lib/session.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { verifyEmail } from "./auth-api.ts";
import { AuthCard } from "./AuthCard.tsx";
import { SendVerification } from "./SendVerification.tsx";
import { textsOf } from "../../lib/texts.ts";
import { signUpTexts } from "../../texts/en/sign-up.ts";

const t = textsOf(signUpTexts);

/** `/verify?token=`: the address of an account is confirmed by the mailed link (ID-2). */
export default function VerifyPage() {
  const [search] = useSearchParams();
  const token = search.get("token") ?? "";
  const { me } = useMe();
  const client = useQueryClient();
  const { status, error, refetch } = useQuery({
    queryKey: ["verify", token],
    queryFn: async () => {
      await verifyEmail(token);
      await client.invalidateQueries({ queryKey: meKey });
      return true;
    },
    enabled: token !== "",
    retry: false,
    staleTime: Infinity,
  });
  if (token !== "" && status === "pending") {
    return (
      <AuthCard title={t("confirmingYourEmailAddress")}>
        <SkeletonText lines={2} />
      </AuthCard>
    );
  }
  if (status === "success") {
    return (
      <AuthCard title={t("yourEmailAddressIs")}>
        <p className="flex gap-3 text-muted">
          <CircleCheck className="size-5 shrink-0 text-success" aria-hidden="true" />
          {t("answersToYourTickets")}
        </p>
        <Link href={me ? "/tickets" : "/sign-in"} className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {me ? t("goToMyTickets") : t("signIn")}
        </Link>
      </AuthCard>
    );
  }
  if (error instanceof ApiError && error.status !== 422 && error.status !== 401) {
    return (
      <AuthCard title={t("notConfirmedYet")}>
        <ErrorState title={t("theLinkCouldNot")} error={error} onRetry={() => void refetch()} />
      </AuthCard>
    );
  }
  if (me?.emailVerified) {
    return (
      <AuthCard title={t("yourEmailAddressIs")} description={t("thisLinkWasUsed")}>
        <Link href="/tickets" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {t("goToMyTickets")}
        </Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("thisLinkDoesNot")} description={t("itWasUsedAlready")}>
      {me ? (
        <SendVerification email={me.email} />
      ) : (
        <Link href="/sign-in?next=/account" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {t("signInToGet")}
        </Link>
      )}
    </AuthCard>
  );
}
