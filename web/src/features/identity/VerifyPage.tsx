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
      <AuthCard title="Confirming your email address">
        <SkeletonText lines={2} />
      </AuthCard>
    );
  }
  if (status === "success") {
    return (
      <AuthCard title="Your email address is confirmed">
        <p className="flex gap-3 text-muted">
          <CircleCheck className="size-5 shrink-0 text-success" aria-hidden="true" />
          Answers to your tickets reach you there from now on.
        </p>
        <Link href={me ? "/tickets" : "/sign-in"} className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {me ? "Go to my tickets" : "Sign in"}
        </Link>
      </AuthCard>
    );
  }
  if (error instanceof ApiError && error.status !== 422 && error.status !== 401) {
    return (
      <AuthCard title="Not confirmed yet">
        <ErrorState title="The link could not be checked" error={error} onRetry={() => void refetch()} />
      </AuthCard>
    );
  }
  if (me?.emailVerified) {
    return (
      <AuthCard title="Your email address is confirmed" description="This link was used already. There is nothing more to do.">
        <Link href="/tickets" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          Go to my tickets
        </Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="This link does not work any more" description="It was used already, or is more than an hour old.">
      {me ? (
        <SendVerification email={me.email} />
      ) : (
        <Link href="/sign-in?next=/account" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          Sign in to get a new one
        </Link>
      )}
    </AuthCard>
  );
}
