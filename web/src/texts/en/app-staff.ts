import { catalogue } from "../catalogue.ts";

export const appStaffTexts = catalogue("appStaff", {
  desk: "Desk",
  problems: "Problems",
  reports: "Reports",
  admin: "Admin",
  main: "Main",
  goTo: "Go to {label}",
  everywhere: "Everywhere",
  commands: "Commands",
  keyboardShortcuts: "Keyboard shortcuts",
  pages: "Pages",
  search: "Search",
  commandsOpen: "Search pages, people and tickets",
  tickets: "Tickets",
  people: "People",
  searchFailed: "People and tickets could not be searched: {error}",
});
