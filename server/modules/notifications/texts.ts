import type { InLocales } from "../../platform/notices.ts";

/** Words around mails that tell something. */
export const mailWords: InLocales<{
  open: string; openAll: string; notices: string; choose: string; hello: (name: string) => string; why: (kind: string) => string; more: (count: number) => string; digest: (count: number, community: string) => string;
}> = {
  en: {
    open: "Open it", openAll: "See all", notices: "Notifications", choose: "Choose what you are told, and how", hello: (name) => `Hello ${name}, this happened while you were away:`,
    why: (kind) => `You get this because mails are on for “${kind}”.`, more: (count) => `and ${count} more`, digest: (count, community) => `${count} new things at ${community}`,
  },
  sw: {
    open: "Fungua", openAll: "Ona yote", notices: "Arifa", choose: "Chagua unachoarifiwa, na kwa njia gani", hello: (name) => `Habari ${name}, haya yametokea ulipokuwa mbali:`,
    why: (kind) => `Unapata barua hii kwa sababu barua pepe zimewashwa kwa “${kind}”.`, more: (count) => `na mengine ${count}`, digest: (count, community) => `Mambo mapya ${count} kwenye ${community}`,
  },
};

/** Several push messages that became due together. */
export const pushWords: InLocales<{ several: (count: number) => string; open: string }> = {
  en: { several: (count) => `${count} new notifications`, open: "Open to read them." },
  sw: { several: (count) => `Arifa mpya ${count}`, open: "Fungua uzisome." },
};

/** What admins read above mails that they look at, and what those mails tell. */
export const mailTitles = {
  notice: { en: "One notice", sw: "Arifa moja" },
  digest: { en: "Several notices in one mail", sw: "Arifa kadhaa katika barua moja" },
} satisfies Record<string, InLocales<string>>;
export const mailSamples: InLocales<readonly [{ title: string; body: string }, { title: string; body: string }]> = {
  en: [{ title: "Bayo Ade wrote to you", body: "" }, { title: "The team answered", body: "HELP-00124 · I paid twice for the March bundle" }],
  sw: [{ title: "Bayo Ade amekuandikia", body: "" }, { title: "Timu imejibu", body: "HELP-00124 · Nililipa mara mbili kifurushi cha Machi" }],
};
