import { catalogue } from "../catalogue.ts";

export const ticketsTexts = catalogue("tickets", {
  openATicket: "Open a ticket",
  askForHelp: "Ask for help",
  myTickets: "My tickets",
  whatYouHaveAsked: "What you have asked our team, and how it stands.",
  noTicketFits: "No ticket fits",
  showAllTickets: "Show all tickets",
  tryOtherWordsOr: "Try other words, or another status.",
  searchMessagesToo: "Search messages too",
  noTicketsYet: "No tickets yet",
  somethingNotRightThe: "Something not right? The help assistant answers at once and calls a person when it should.",
  searchMyTickets: "Search my tickets",
  search: "Search",
  status: "Status",
  anyStatus: "Any status",
  newMessage: "{unread, plural, one {new message} other {new messages}}",
});
