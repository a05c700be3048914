import type { Translation } from "../catalogue.ts";
import type { sessionTexts } from "../en/session.ts";

export const session: Translation<typeof sessionTexts> = {
  youHaveBeenSigned: "Umetolewa kwenye akaunti",
  signIn: "Ingia",
  whatYouTypedIs: "Ulichoandika kimehifadhiwa.",
  closedBanned: "Akaunti yako imefungiwa",
  closedSuspended: "Akaunti yako imesimamishwa",
  closedErased: "Akaunti yako imefutwa",
  closedRemoved: "Ruhusa yako ya timu imekwisha",
  closedErasedWhat: "Haiwezi kurudishwa. Risiti iko kwenye barua pepe yako.",
  closedRemovedWhat: "Umetolewa. Msimamizi anaweza kukueleza zaidi.",
  untilWhen: "Unaweza kuingia tena kuanzia {until}.",
  youHadTyped: "Ulichokuwa unaandika",
  youHadTypedWhat: "Haikutumwa. Nakili unachotaka kuhifadhi.",
  copy: "Nakili",
  copied: "Imenakiliwa",
  copyByHand: "Kivinjari hiki hakiruhusu kurasa kunakili. Chagua maandishi na unakili mwenyewe.",
  goToTheStart: "Nenda kwenye ukurasa wa mwanzo",
};
