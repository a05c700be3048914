import { Suspense } from "react";
import { lazyPart } from "../../lib/lazy-part.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ProfileCard } from "./ProfileCard.tsx";
import { SignedIn } from "./SignedIn.tsx";

const PasswordCard = lazyPart(() => import("./PasswordCard.tsx"));
const DevicesCard = lazyPart(() => import("./DevicesCard.tsx"));

/** `/account`: one's own name, address, privacy, password and devices. */
export default function AccountPage() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="Account" />
      <SignedIn>
        {(me) => (
          <div className="space-y-5">
            <ProfileCard key={me.person.id} me={me} />
            <Suspense fallback={<SkeletonRows rows={4} />}>
              <PasswordCard />
              <DevicesCard />
            </Suspense>
          </div>
        )}
      </SignedIn>
    </div>
  );
}
