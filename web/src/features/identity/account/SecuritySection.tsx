import type { Me } from "../../../lib/session.ts";
import PasswordCard from "../PasswordCard.tsx";
import SecondFactorCard from "../second-factor/SecondFactorCard.tsx";

/** How one signs in: password and second factor. */
export default function SecuritySection({ me }: { me: Me }) {
  return (
    <>
      <PasswordCard />
      <SecondFactorCard me={me} />
    </>
  );
}
