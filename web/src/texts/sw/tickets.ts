import type { Translation } from "../catalogue.ts";
import type { ticketsTexts } from "../en/tickets.ts";

export const tickets: Translation<typeof ticketsTexts> = {
  openATicket: "Fungua tiketi",
  askForHelp: "Omba msaada",
  myTickets: "Tiketi zangu",
  whatYouHaveAsked: "Uliyoiuliza timu yetu, na hali yake.",
  noTicketFits: "Hakuna tiketi inayolingana",
  showAllTickets: "Onyesha tiketi zote",
  tryOtherWordsOr: "Jaribu maneno mengine, au hali nyingine.",
  searchMessagesToo: "Tafuta kwenye jumbe pia",
  noTicketsYet: "Bado hakuna tiketi",
  somethingNotRightThe: "Kuna jambo si sawa? Msaidizi hujibu papo hapo na humwita mtu inapobidi.",
  searchMyTickets: "Tafuta kwenye tiketi zangu",
  search: "Tafuta",
  status: "Hali",
  anyStatus: "Hali yoyote",
  newMessage: "{unread, plural, one {ujumbe mpya} other {jumbe mpya}}",
};
