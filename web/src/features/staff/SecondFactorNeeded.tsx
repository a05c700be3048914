import { Suspense } from "react";
import { lazyPart } from "../../lib/lazy-part.ts";
import { textsOf } from "../../lib/texts.ts";
import { secondFactorTexts } from "../../texts/en/second-factor.ts";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { AuthCard } from "../identity/AuthCard.tsx";

const t = textsOf(secondFactorTexts);

const SecondFactorSetUp = lazyPart(() => import("../identity/second-factor/SecondFactorSetUp.tsx"));

/** Staff whose account needs a second factor and has none set one up here, and go on to where they were (ID-3). */
export function SecondFactorNeeded({ onDone }: { onDone: () => void }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-6">
      <AuthCard title={t("neededTitle")} description={t("neededWhy")}>
        <Suspense fallback={<SkeletonText lines={4} />}>
          <SecondFactorSetUp onDone={onDone} />
        </Suspense>
      </AuthCard>
    </div>
  );
}
