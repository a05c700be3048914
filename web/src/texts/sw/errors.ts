import type { Translation } from "../catalogue.ts";
import type { errorsTexts } from "../en/errors.ts";

export const errors: Translation<typeof errorsTexts> = {
  theRequestWasRefused: "Ombi limekataliwa",
  theServerTookToo: "Seva imechukua muda mrefu mno",
  noConnection: "Hakuna mtandao",
  theServerTookTooLong: "Seva imechukua muda mrefu mno kujibu. Ulichoandika hakijapotea; jaribu tena.",
  weCantReachThe: "Hatuwezi kuifikia seva. Angalia mtandao wako, kisha ujaribu tena; ulichoandika hakijapotea.",
  theServerGaveAn: "Seva imetoa jibu ambalo ukurasa huu hauwezi kulisoma",
  somethingWentWrongOn: "Kuna hitilafu kwenye ukurasa huu. Jaribu tena.",
  thatWasALot: "Hayo yalikuwa mengi kwa mara moja. Jaribu tena baada ya {seconds, plural, one {sekunde #} other {sekunde #}}.",
  youHaveBeenSigned: "Umetolewa kwenye akaunti. Ingia tena ili uendelee.",
  theServerCouldNot: "Seva haikuweza kufanya hivyo kwa sasa. Jaribu tena baada ya muda mfupi.",
  thatWasALotMinutes: "Hayo yalikuwa mengi kwa mara moja. Jaribu tena baada ya {minutes, plural, one {dakika #} other {dakika #}}.",
};
