import type { Translation } from "../catalogue.ts";
import type { newTicketTexts } from "../en/new-ticket.ts";

export const newTicket: Translation<typeof newTicketTexts> = {
  subject: "Mada",
  inAFewWords: "Kwa maneno machache: inahusu nini?",
  whatHappened: "Nini kilitokea?",
  ofCharacters: "herufi {length, number} kati ya {most, number}",
  whenWasItWhat: "Ilikuwa lini, ulifanya nini, na uliona nini? Usiandike PIN wala nenosiri kamwe.",
  whatIsItAbout: "Inahusu nini?",
  choose: "Chagua…",
  cancel: "Ghairi",
  openTheTicket: "Fungua tiketi",
  openATicket: "Fungua tiketi",
  aPersonOfOur: "Mtu wa timu yetu huisoma na kukujibu hapa na kwa barua pepe.",
  yourEmailAddressIs: "Barua pepe yako bado haijathibitishwa, kwa hiyo majibu yanakufikia hapa tu. <link>Ithibitishe</link>",
  low: "Cha chini",
  itCanWait: "Inaweza kusubiri",
  medium: "Cha kati",
  itIsInMy: "Inanisumbua",
  high: "Cha juu",
  iCantGoOn: "Siwezi kuendelea",
  howPressingIsIt: "Ni ya haraka kiasi gani?",
  sayInAFew: "Sema kwa maneno machache inahusu nini.",
  keepTheSubjectTo: "Mada isizidi herufi {most}.",
  tellUsWhatHappened: "Tueleze nini kilitokea.",
  keepItToCharacters: "Isizidi herufi {most, number}.",
  chooseWhatItIs: "Chagua inahusu nini.",
};
