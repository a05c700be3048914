import { useState } from "react";
import type { Me } from "../../lib/session.ts";
import { readStored, store } from "../../lib/storage.ts";
import { textsOf } from "../../lib/texts.ts";
import { useUnconfirmed } from "../../lib/unconfirmed.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { Banner } from "../../ui/Banner.tsx";
import { SendVerification } from "./SendVerification.tsx";

const t = textsOf(identityTexts);

/** Who has put the notice away in this browser; the account page still says it. */
const place = "baraza:confirm-put-away";

/** After sign-up: a mail is on its way, to which address, and what comes of it (ID-2). Gone once the address is confirmed, wherever that is done. */
export default function ConfirmNotice({ me }: { me: Me }) {
  const [away, setAway] = useState(() => readStored(place) === me.person.id);
  const email = useUnconfirmed();
  if (away || email === null) return null;
  const putAway = () => {
    store(place, me.person.id);
    setAway(true);
  };
  return (
    <Banner className="mb-5" tone="info" title={t("confirmTitle")} action={<SendVerification email={email} />} onDismiss={putAway}>
      <span className="[overflow-wrap:anywhere]">{t("confirmMailed", { email })}</span>
    </Banner>
  );
}
