import { PageHeader } from "../../ui/PageHeader.tsx";
import { DevicesCard } from "./DevicesCard.tsx";
import { PasswordCard } from "./PasswordCard.tsx";
import { ProfileCard } from "./ProfileCard.tsx";
import { SignedIn } from "./SignedIn.tsx";

/** `/account`: one's own name, address, privacy, password and devices. */
export default function AccountPage() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="Account" />
      <SignedIn>
        {(me) => (
          <div className="space-y-5">
            <ProfileCard key={me.person.id} me={me} />
            <PasswordCard />
            <DevicesCard />
          </div>
        )}
      </SignedIn>
    </div>
  );
}
