import type { InLocales } from "../locale.ts";

/** Words around every mail, and of the pages that its last link leads to. */
const en = {
  stop: "Stop mails of this kind",
  description: "Choose which mails you get.",
  brokenTitle: "This link does not work", stoppedTitle: "Mails stopped", askTitle: "Stop these mails?",
  broken: "The link is not complete, or its mail was removed long ago. Use the link in a newer mail.",
  stopped: (subject: string) => `You will get no more mails such as “${subject}”. Answers to your questions still come.`,
  ask: (subject: string) => `You would get no more mails such as “${subject}”. Answers to your questions still come.`,
  sendAgain: "Send them again", stopThem: "Stop them",
};

export const mailTexts: InLocales<typeof en> = {
  en,
  sw: {
    stop: "Acha barua za aina hii",
    description: "Chagua barua unazopata.",
    brokenTitle: "Kiungo hiki hakifanyi kazi", stoppedTitle: "Barua zimesimamishwa", askTitle: "Usimamishe barua hizi?",
    broken: "Kiungo hakijakamilika, au barua yake iliondolewa zamani. Tumia kiungo kilicho kwenye barua mpya zaidi.",
    stopped: (subject) => `Hutapata tena barua kama “${subject}”. Majibu ya maswali yako bado yatakuja.`,
    ask: (subject) => `Hutapata tena barua kama “${subject}”. Majibu ya maswali yako bado yatakuja.`,
    sendAgain: "Zitume tena", stopThem: "Zisimamishe",
  },
};
