import type { InLocales } from "../../platform/locale.ts";

/** What the mails about tickets say. `ticket` is its number with its subject. */
const en = {
  /** For the page of mails. */
  titles: {
    "ticket-receipt": "Receipt to the requester", "ticket-new": "New ticket, to the team", "ticket-reply": "Answer to the requester",
    "ticket-resolved": "Solved, with the question how it was", "ticket-reopened": "Reopened", "ticket-closed": "Closed",
  },
  theTeam: "The team",
  hello: (name: string) => `Hello ${name},`,
  wrote: (name: string) => `${name} wrote`,
  openTicket: "Open your ticket",
  receipt: {
    heading: (number: string) => `We have your message: ${number}`, text: (ticket: string) => `Your ticket ${ticket} is with the team. You get a mail when somebody answers.`, youWrote: "You wrote",
  },
  newTicket: {
    heading: (number: string) => `New ticket ${number}`, text: (name: string, subject: string) => `${name} asks: ${subject}`, action: "Open it in the desk",
    footer: "You get this because your address is in the desk's settings under “Tell about new tickets”.",
  },
  reply: { heading: (name: string) => `${name} answered`, text: (ticket: string) => `Your ticket ${ticket} has an answer:`, action: "Read and answer" },
  resolved: {
    heading: "Your ticket is solved", text: (ticket: string) => `We marked ${ticket} as solved.`, again: "Not solved? Write again on its page, and it opens again.", question: "How did we do? 1 is bad, 5 is very good.",
  },
  reopened: { heading: "We opened your ticket again", text: (ticket: string) => `The team is working on ${ticket} again. You need to do nothing.` },
  closed: {
    heading: "Your ticket is closed", text: (ticket: string, why: string) => `We closed ${ticket}. ${why}`,
    why: { auto: "It was solved, and nobody wrote since.", no_answer: "We waited for your answer and got none.", other: "It needs no more work." },
    again: "You can still write on its page: that opens a new ticket which is linked to this one.",
  },
  footer: (community: string) => `You get this because you asked ${community}. Please answer on the page: what you write there reaches the team at once.`,
  otherQuestions: (address: string) => `Other questions: ${address}`,
};

export const ticketMailTexts: InLocales<typeof en> = {
  en,
  sw: {
    titles: {
      "ticket-receipt": "Stakabadhi kwa mwombaji", "ticket-new": "Tiketi mpya, kwa timu", "ticket-reply": "Jibu kwa mwombaji",
      "ticket-resolved": "Imetatuliwa, pamoja na swali la tathmini", "ticket-reopened": "Imefunguliwa tena", "ticket-closed": "Imefungwa",
    },
    theTeam: "Timu",
    hello: (name) => `Habari ${name},`,
    wrote: (name) => `${name} aliandika`,
    openTicket: "Fungua tiketi yako",
    receipt: { heading: (number) => `Tumepokea ujumbe wako: ${number}`, text: (ticket) => `Tiketi yako ${ticket} iko kwa timu. Utapata barua mtu atakapojibu.`, youWrote: "Uliandika" },
    newTicket: {
      heading: (number) => `Tiketi mpya ${number}`, text: (name, subject) => `${name} anauliza: ${subject}`, action: "Ifungue kwenye dawati",
      footer: "Unapata barua hii kwa sababu anwani yako iko kwenye mipangilio ya dawati chini ya “Tell about new tickets”.",
    },
    reply: { heading: (name) => `${name} amejibu`, text: (ticket) => `Tiketi yako ${ticket} ina jibu:`, action: "Soma na ujibu" },
    resolved: {
      heading: "Tiketi yako imetatuliwa", text: (ticket) => `Tumeweka alama kwamba ${ticket} imetatuliwa.`, again: "Haijatatuliwa? Andika tena kwenye ukurasa wake, nayo itafunguliwa tena.",
      question: "Tulikuhudumia vipi? 1 ni vibaya, 5 ni vizuri sana.",
    },
    reopened: { heading: "Tumefungua tiketi yako tena", text: (ticket) => `Timu inashughulikia ${ticket} tena. Huhitaji kufanya chochote.` },
    closed: {
      heading: "Tiketi yako imefungwa", text: (ticket, why) => `Tumefunga ${ticket}. ${why}`,
      why: { auto: "Ilitatuliwa, na hakuna aliyeandika tangu wakati huo.", no_answer: "Tulisubiri jibu lako na hatukulipata.", other: "Haihitaji kazi zaidi." },
      again: "Bado unaweza kuandika kwenye ukurasa wake: hiyo itafungua tiketi mpya iliyounganishwa na hii.",
    },
    footer: (community) => `Unapata barua hii kwa sababu uliiuliza ${community}. Tafadhali jibu kwenye ukurasa: unachoandika hapo kinaifikia timu mara moja.`,
    otherQuestions: (address) => `Maswali mengine: ${address}`,
  },
};
