import { lazy, Suspense, useState } from "react";
import { Link, Redirect, useSearch } from "wouter";
import { brandName } from "../../lib/brand.ts";
import { useMe } from "../../lib/session.ts";
import { Banner } from "../../ui/Banner.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { signIn } from "./auth-api.ts";
import { AuthCard, textLink } from "./AuthCard.tsx";
import { nextPath, signInPath } from "./next-path.ts";
import { SignInForm } from "./SignInForm.tsx";
import { useEnter } from "./use-enter.ts";
import { useSignIn } from "./use-sign-in.ts";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { Rich } from "../../ui/Rich.tsx";

const t = textsOf(identityTexts);

// Most people have no second factor, and this page is the first that many load.
const CodeForm = lazy(() => import("./second-factor/CodeForm.tsx"));

const notices: Record<string, string> = {
  get reset() { return t("yourNewPasswordIs"); },
  get account() { return t("yourAccountIsReady"); },
};

/** `/sign-in`: by email or username, and a code for whoever has a second factor (ID-3). */
export default function SignInPage() {
  const search = useSearch();
  const next = nextPath(search);
  const enter = useEnter();
  const { me } = useMe();
  const [entering, setEntering] = useState(false);
  const goOn = async () => {
    setEntering(true);
    await enter(next);
  };
  const signingIn = useSignIn(async (name, password) => {
    const answer = await signIn(name, password);
    if (!answer.needsCode) await goOn();
    return answer;
  }, "sign-in");
  if (me && !signingIn.form.busy && !entering) return <Redirect to={next} replace />;
  if (signingIn.codeAsked) {
    return (
      <Suspense fallback={<SkeletonText lines={4} />}>
        <CodeForm onSignedIn={goOn} onAgain={signingIn.onAgain} />
      </Suspense>
    );
  }
  const notice = notices[new URLSearchParams(search).get("notice") ?? ""];
  return (
    <AuthCard
      title={t("signIn")}
      description={t("goOnWhereYou", { brandName: brandName() })}
      footer={
        <>
          <Rich text={t.parts("newHereMakeAn")} parts={{ link: <Link href={signInPath(next, "/sign-up")} className={textLink} /> }} />
        </>
      }
    >
      {notice && <Banner tone="success">{notice}</Banner>}
      <SignInForm signIn={signingIn} />
    </AuthCard>
  );
}
