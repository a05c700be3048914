import type { Translation } from "../catalogue.ts";
import type { adminTexts } from "../en/admin.ts";

export const admin: Translation<typeof adminTexts> = {
  administration: "Usimamizi",
  overview: "Muhtasari",
  staff: "Wahudumu",
  teams: "Timu",
  settings: "Mipangilio",
  categories: "Aina",
  cannedReplies: "Majibu tayari",
  helpCentre: "Kituo cha msaada",
  sla: "Ahadi (SLA)",
  helpBot: "Roboti ya msaada",
  mails: "Barua",
  auditLog: "Ukaguzi",
  conversations: "Mazungumzo hai",
  people: "Watu",
  reports: "Ripoti",
  security: "Tahadhari za usalama",
  database: "Hifadhidata",
  sectionOverview: "Muhtasari",
  sectionPeople: "Watu na timu",
  sectionSupport: "Msaada",
  sectionSystem: "Mfumo",
  menu: "Menyu",
  hereInside: "{section}, ukiwa na ukurasa ulipo",
};
