import type { Translation } from "../catalogue.ts";
import type { assistantTexts } from "../en/assistant.ts";

export const assistant: Translation<typeof assistantTexts> = {
  backToMyTickets: "Rudi kwenye tiketi zangu",
  backToSearch: "Rudi kwenye utafutaji",
  goToTicket: "Yanaendelea kwenye {number}",
  goToHelpWindow: "Nenda kwenye dirisha la msaada",
  helpAssistant: "Msaidizi",
  aBotItCalls: "Ni roboti. Humwita mtu inapobidi.",
  askSomethingNew: "Uliza jambo jipya",
  noNewTalkCould: "Mazungumzo mapya hayakuweza kufunguliwa",
  theHelpWindowCould: "Dirisha la msaada halikuweza kufunguliwa",
  messagesOf: "Ujumbe wa {number}",
  talkWithTheHelp: "Mazungumzo na msaidizi",
  messageToOurTeam: "Ujumbe kwa timu yetu kuhusu {number}",
  messageToTheHelp: "Ujumbe kwa msaidizi",
  writeToOurTeam: "Iandikie timu yetu…",
  writeWhatIsWrong: "Andika tatizo ni nini…",
  answersToChooseFrom: "Majibu ya kuchagua",
  askForHelp: "Omba msaada",
  theHelpAssistantIs: "Msaidizi ni roboti. Hujibu papo hapo kutoka kwenye makala zetu za msaada, na hufungua tiketi kwa timu yetu inapobidi. Ingia, ili jibu likufikie.",
  whatIsWrong: "Tatizo ni nini?",
  itIsKeptWhile: "Linahifadhiwa wakati unaingia. Utaweza kulituma baadaye.",
  signInToAsk: "Ingia ili uulize",
  makeAnAccount: "Fungua akaunti",
  onlyLookingSomethingUp: "Unatafuta maelezo tu? <link>Soma makala za msaada</link>. Hazihitaji akaunti.",
  ourTeamAnswersFrom: "<link>{number}</link> · Timu yetu inajibu kuanzia hapa",
};
