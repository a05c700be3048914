import type { OpenTicket } from "./flow-types.ts";
import type { BotTexts } from "./texts-english.ts";

/** After "tiketi". */
const statuses: Readonly<Record<string, string>> = {
  open: "inasubiri timu yetu", in_progress: "inashughulikiwa", pending: "inasubiri jibu lako", resolved: "imewekwa kuwa imetatuliwa", closed: "imefungwa",
};
const statusInWords = (status: string): string => statuses[status] ?? "iko wazi";

/** What the bot says in Swahili (docs/translating.md has the words). */
export const swahili: BotTexts = {
  greeting: (community: string, words: string) => `Habari! Mimi ni roboti ya msaada ya ${community}: programu ya kompyuta, si mtu.\n${words}`,
  greetingWords: "Niambie kwa maneno yako mwenyewe kuna shida gani, au chagua hapa chini. Unaweza kuomba kuzungumza na mtu wakati wowote.",
  helloAgain: "Habari! Naweza kukusaidia nini?",
  iAmABot: "Ndiyo, mimi ni roboti: programu ya kompyuta, si mtu. Najibu kutoka kwenye makala yetu ya msaada na kufungua tiketi. Ukitaka mtu, chagua “Ongea na mtu”.",
  menu: "Naweza kukufanyia nini?",
  askAway: "Karibu: ungependa kujua nini? Maneno yako mwenyewe yanatosha.",
  welcome: "Karibu! Niko hapa ukihitaji kitu kingine.",
  allRight: "Sawa. Niko hapa ukihitaji kitu kingine.",
  offerTicket: "Hili linaonekana kuwa jambo zito. Je, nifungue tiketi ya msaada ili timu yetu ilifuatilie na kulitatua?",
  offerAgain: "Nimeandika, litaenda pamoja na mengine. Je, nifungue tiketi ya msaada kwa timu yetu?",
  offerStands: "Je, bado nifungue tiketi ya msaada kwa timu yetu?",
  redirectStands: (number: string) => `Je, bado niongeze ujumbe wako kwenye ${number}?`,
  withdrawn: "Nafurahi kwamba limetatuliwa! Basi naliacha hapo. Ukitaka tiketi hata hivyo, chagua “Ongea na mtu” nami nitafungua.",
  offerNew: "Sawa. Je, nifungue tiketi mpya kwa ajili yake badala yake?",
  notNow: "Sawa, hakuna tiketi kwa sasa.",
  articlesFound: (count: number) => (count === 1 ? "Makala hii inaweza kukusaidia:" : "Makala hizi zinaweza kukusaidia:"),
  didThisHelp: "Je, imesaidia?",
  glad: "Nafurahi kusikia hivyo! Kuna kitu kingine?",
  sorry: "Pole kwamba haikusaidia. Uliza kwa maneno mengine, au niite mtu.",
  nothingFound: "Sikupata makala kuhusu hilo. Jaribu maneno mengine, au niite mtu.",
  noTickets: "Huna tiketi zilizo wazi.",
  tickets: (count: number) => (count === 1 ? "Una tiketi 1 iliyo wazi:" : `Una tiketi ${count} zilizo wazi:`),
  ticketLine: (ticket: OpenTicket) => `${ticket.number}, “${ticket.subject}”: tiketi ${statusInWords(ticket.status)}.`,
  moreTickets: (count: number) => `Na nyingine ${count} kwenye Tiketi zangu. Naweza kukufanyia nini kingine?`,
  redirect: (ticket: OpenTicket) => `Tayari una ${ticket.number} kuhusu jambo hili; tiketi ${statusInWords(ticket.status)}. Inasema: “${ticket.subject}”. Je, niongeze ujumbe wako kwenye tiketi hiyo?`,
  redirectAgain: (number: string) => `Nimeandika. Je, niuongeze kwenye ${number}? Ukijibu “Hapana” naweza kufungua tiketi mpya.`,
  whatAbout: (backAt: string | null) => (backAt === null
    ? "Nitamwita mtu. Kwa maneno machache, ni kuhusu nini?"
    : `Timu yetu itarudi ${backAt}. Niambie kwa maneno machache ni kuhusu nini, nami nitawaandikia sasa hivi.`),
  handedOff: (number: string, backAt: string | null, emailVerified: boolean) => [
    `Tayari: tiketi yako ni ${number}.`,
    backAt === null ? "Mtu wa timu yetu atakujibu papa hapa; endelea tu kuandika." : `Timu yetu itarudi ${backAt} na itakujibu papa hapa; endelea tu kuandika.`,
    emailVerified ? "Utapata pia kwa barua pepe." : "Thibitisha barua pepe yako ili upate majibu kwa barua pia.",
  ].join(" "),
  known: (statement: string, words: string) => `Tunajua kuhusu jambo hili: ${statement}\n\n${words}`,
  added: (number: string, backAt: string | null) => (backAt === null
    ? `Nimeongeza kwenye ${number}. Timu yetu hujibu papa hapa; endelea tu kuandika.`
    : `Nimeongeza kwenye ${number}. Timu yetu itarudi ${backAt} na itajibu papa hapa; endelea tu kuandika.`),
  worded: (text: string) => `${text}\n\n(Imeandikwa na modeli ya lugha kutoka kwenye makala yaliyo hapa chini. Inaweza kukosea: makala ndiyo sahihi.)`,
  joined: (name: string) => `${name} wa timu yetu amejiunga.`,
  goesOn: (number: string) => `Mazungumzo yanaendelea papa hapa, kama tiketi ${number}. Endelea tu kuandika.`,
  tooManyTickets: (when: string) => `Siwezi kufungua tiketi nyingine kwa sasa: umefungua nyingi kadiri inavyoruhusiwa. Utaweza tena ${when}. Kwa sasa unaweza kuongeza kwenye mojawapo ya tiketi zako zilizo wazi, chini ya Tiketi zangu.`,
  buttons: { question: "Uliza swali", tickets: "Tiketi zangu", person: "Ongea na mtu", yes: "Ndiyo", no: "Hapana", notNow: "Si sasa" },
  asSoonAsItCan: "mara itakapoweza",
  today: "leo", tomorrow: "kesho", onDay: (day: string) => day, atTime: (day: string, time: string, place: string) => `${day} saa ${time} (saa za ${place})`,
};
