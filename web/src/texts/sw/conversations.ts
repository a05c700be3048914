import type { Translation } from "../catalogue.ts";
import type { conversationsTexts } from "../en/conversations.ts";

export const conversations: Translation<typeof conversationsTexts> = {
  you: "Wewe",
  putItBackInto: "Urudishe kwenye sehemu ya kuandikia",
  helpBot: "Roboti ya msaada",
  someone: "Mtu",
  youAreWritingFast: "Unaandika kwa kasi. Ulichoandika kimehifadhiwa, na kitatumwa chenyewe baada ya sekunde chache.",
  loadingMessages: "Ujumbe unapakiwa",
  loadingOlderMessages: "Ujumbe wa zamani unapakiwa",
  tryAgain: "Jaribu tena",
  newMessage: "{count, plural, one {Ujumbe mpya} other {Jumbe mpya #}}",
  severalPeopleAreTyping: "Watu kadhaa wanaandika",
  itWasNotSent: "Haukutumwa kabla ya ukurasa kufungwa.",
  areTyping: "{one} na {other} wanaandika",
  isTyping: "{name} anaandika",
  waitsForNetwork: "Utatumwa wenyewe mtandao ukirudi.",
  fileLost: "{name} haiko tena kwenye kivinjari hiki.",
  fileRefused: "{name}: {reason}",
  notKept: "Kivinjari hiki hakihifadhi chochote: acha ukurasa huu wazi hadi ujumbe wako utumwe.",
  removedByYou: "Uliondoa ujumbe huu",
  removedByAuthor: "Mwandishi aliondoa ujumbe huu",
  removedByModerator: "Msimamizi wa maudhui aliondoa ujumbe huu",
  messageActions: "Zaidi kuhusu ujumbe huu",
  sentFiles: "{name} ametuma {count, plural, one {faili moja} other {faili #}}",
};
