import { lazy, Suspense, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, Redirect, useSearch } from "wouter";
import { api } from "../../lib/api.ts";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { textsOf } from "../../lib/texts.ts";
import { signUpStepsTexts } from "../../texts/en/sign-up-steps.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Rich } from "../../ui/Rich.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { nextPath, signInPath } from "./next-path.ts";
import type { Asked } from "./sign-up/sign-up-steps.ts";
import { useEnter } from "./use-enter.ts";

// It comes while the server is asked what the form has: neither is of use without the other.
const loading = import("./sign-up/SignUpForm.tsx");
loading.catch(() => undefined);
const SignUpForm = lazy(() => loading.catch(() => import("./sign-up/SignUpForm.tsx")));
const CheckYourMail = lazy(() => import("./CheckYourMail.tsx"));

const t = textsOf(signUpStepsTexts);

/** `/sign-up`: three steps (ID-1). What is typed survives a reload, but for the password. */
export default function SignUpPage() {
  const next = nextPath(useSearch());
  const enter = useEnter();
  const { me } = useMe();
  const [mailed, setMailed] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const form = useQuery({ queryKey: ["sign-up-form"], queryFn: ({ signal }) => api<Asked>("GET", "/api/sign-up/form", { signal }), staleTime: Infinity, refetchOnWindowFocus: false });
  if (me && !entering) return <Redirect to={next} replace />;
  if (mailed) {
    return (
      <Suspense fallback={<SkeletonText lines={4} />}>
        <CheckYourMail email={mailed} next={next} />
      </Suspense>
    );
  }
  const onEnter = async () => {
    setEntering(true);
    await enter(next);
  };
  return (
    <AuthCard
      title={t("makeAnAccount")}
      description={t("toAskFollowAnd", { brandName: brandName() })}
      footer={<Rich text={t.parts("youHaveOneSign")} parts={{ link: <Link href={signInPath(next)} className={textLink} /> }} />}
    >
      {form.data && (
        <Suspense fallback={<SkeletonText lines={4} />}>
          <SignUpForm asked={form.data} onEnter={onEnter} onMailed={setMailed} />
        </Suspense>
      )}
      {form.isPending && <SkeletonText lines={4} />}
      {form.isError && <ErrorState error={form.error} onRetry={() => void form.refetch()} />}
    </AuthCard>
  );
}
