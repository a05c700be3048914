import type { Translation } from "../catalogue.ts";
import type { appStaffTexts } from "../en/app-staff.ts";

export const appStaff: Translation<typeof appStaffTexts> = {
  desk: "Dawati",
  problems: "Matatizo",
  reports: "Ripoti",
  admin: "Simamia",
  main: "Kuu",
  goTo: "Nenda: {label}",
  everywhere: "Kila mahali",
  commands: "Amri",
  keyboardShortcuts: "Mikato ya kibodi",
  pages: "Kurasa",
  search: "Tafuta",
  commandsOpen: "Tafuta kurasa, watu na tiketi",
  tickets: "Tiketi",
  people: "Watu",
  searchFailed: "Watu na tiketi hawakuweza kutafutwa: {error}",
};
