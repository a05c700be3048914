import type { InLocales } from "../../platform/locale.ts";

/** What the mails about an account say. */
const en = {
  titles: {
    "identity-verify": "Confirm the address", "identity-reset": "A new password", "identity-sign-up-again": "Signed up again with an address that has an account",
    "identity-second-factor-off": "Second factor turned off", "identity-second-factor-reset": "Second factor taken away by the team", "identity-second-factor-recovery-code-used": "Recovery code used",
    "identity-invitation": "Invitation to the team", "identity-export": "Copy of one’s data is ready", "identity-erasure-asked": "Deletion of the account was asked for",
    "identity-erasure-undone": "Deletion taken back", "identity-erased": "Receipt of a deletion",
  },
  hello: (name: string) => `Hello ${name},`,
  notYou: "It was not you? Then you need to do nothing.",
  verify: {
    subject: "Confirm your email address", text: "Confirm that this address is yours. The link works once, for one hour.", action: "Confirm my address",
    footer: "You did not make an account? Then do nothing: the address stays unconfirmed.",
  },
  reset: {
    subject: "Choose a new password", text: "Somebody asked for a new password for your account. The link works once, for one hour. Using it signs you out everywhere else.", action: "Choose a new password",
    footer: "It was not you? Then do nothing: your password stays as it is.",
  },
  again: {
    subject: "Somebody tried to sign up with your address",
    text: "Somebody made an account with your address. You already have one, so yours was not changed, and the new one can't be confirmed. If it was you, sign in to the one you have, or choose a new password if you forgot yours.",
    action: "Sign in",
  },
  secondFactor: {
    off: { subject: "Your second factor was turned off", text: "Signing in to your account now takes only your password." },
    reset: { subject: "Your second factor was taken away", text: "The team took the second factor off your account and signed you out everywhere. Sign in with your password, then set up a new one." },
    "recovery-code-used": { subject: "A recovery code was used", text: "Somebody signed in to your account with your password and a recovery code. That code is used up." },
    action: "Look at my account", footer: "It was not you? Choose a new password at once, and write to the team.",
  },
  invitation: {
    subject: (community: string) => `Join the team of ${community}`,
    text: (by: string, community: string) => `${by} invites you to the team of ${community}. Follow the link to begin. It works once, for seven days.`,
    action: "Join the team", footer: "You do not know what this is about? Then you need to do nothing.",
  },
  exported: {
    subject: "Your data is ready",
    text: (rows: number, hours: number) => `The copy of your data that you asked for is ready: one ZIP file with ${rows} entries. The link works once, for ${hours} hours, where you are signed in.`,
    action: "Get my data", footer: "It was not you? Then change your password: somebody else is signed in to your account.",
  },
  erasureAsked: {
    subject: "Your account will be deleted",
    text: (day: string) => `You asked us to delete your account. That happens on ${day}: you can't sign in any more then, your profile is emptied, and what you wrote is removed.`,
    undo: "Did you change your mind, or was it not you? Then keep the account: sign in and press one button.",
    action: "Keep my account", footer: "If you do nothing, the account is deleted on that day.",
  },
  erasureUndone: { subject: "Your account stays", text: "Your account will not be deleted. Everything is as it was.", footer: "You can ask for its deletion again at any time." },
  erased: {
    subject: "Your account was deleted", text: "Your account and what we held about you were deleted. This is what was done:",
    rest: "What the team wrote to you stays with them, as do entries of the audit log, under a made-up name. This is the last mail that you get; your address is forgotten once it is sent.",
    footer: "Keep this mail as your receipt.",
  },
};

export const accountMails: InLocales<typeof en> = {
  en,
  sw: {
    titles: {
      "identity-verify": "Kuthibitisha anwani", "identity-reset": "Nenosiri jipya", "identity-sign-up-again": "Kujisajili tena kwa anwani yenye akaunti",
      "identity-second-factor-off": "Hatua ya pili ya usalama imezimwa", "identity-second-factor-reset": "Hatua ya pili ya usalama imeondolewa na timu", "identity-second-factor-recovery-code-used": "Msimbo wa dharura umetumika",
      "identity-invitation": "Mwaliko wa kujiunga na timu", "identity-export": "Nakala ya data iko tayari", "identity-erasure-asked": "Kufutwa kwa akaunti kumeombwa",
      "identity-erasure-undone": "Ombi la kufuta limeondolewa", "identity-erased": "Stakabadhi ya kufutwa",
    },
    hello: (name) => `Habari ${name},`,
    notYou: "Hukuwa wewe? Basi huhitaji kufanya chochote.",
    verify: {
      subject: "Thibitisha barua pepe yako", text: "Thibitisha kwamba anwani hii ni yako. Kiungo hufanya kazi mara moja, kwa saa moja.", action: "Thibitisha anwani yangu",
      footer: "Hukufungua akaunti? Basi usifanye chochote: anwani itabaki bila kuthibitishwa.",
    },
    reset: {
      subject: "Chagua nenosiri jipya", text: "Mtu ameomba nenosiri jipya la akaunti yako. Kiungo hufanya kazi mara moja, kwa saa moja. Ukikitumia, utatolewa kwingine kote ulikoingia.", action: "Chagua nenosiri jipya",
      footer: "Hukuwa wewe? Basi usifanye chochote: nenosiri lako litabaki kama lilivyo.",
    },
    again: {
      subject: "Mtu alijaribu kufungua akaunti kwa anwani yako",
      text: "Mtu amefungua akaunti kwa anwani yako. Tayari unayo akaunti, kwa hiyo yako haikubadilishwa, na hiyo mpya haiwezi kuthibitishwa. Ikiwa ni wewe, ingia kwenye akaunti uliyo nayo, au chagua nenosiri jipya ikiwa umelisahau.",
      action: "Ingia",
    },
    secondFactor: {
      off: { subject: "Hatua yako ya pili ya usalama imezimwa", text: "Sasa kuingia kwenye akaunti yako kunahitaji nenosiri lako tu." },
      reset: { subject: "Hatua yako ya pili ya usalama imeondolewa", text: "Timu imeondoa hatua ya pili ya usalama kwenye akaunti yako na kukutoa kila mahali ulikoingia. Ingia kwa nenosiri lako, kisha uweke mpya." },
      "recovery-code-used": { subject: "Msimbo wa dharura umetumika", text: "Mtu ameingia kwenye akaunti yako kwa nenosiri lako na msimbo wa dharura. Msimbo huo umeshatumika." },
      action: "Tazama akaunti yangu", footer: "Hukuwa wewe? Chagua nenosiri jipya mara moja, na uiandikie timu.",
    },
    invitation: {
      subject: (community) => `Jiunge na timu ya ${community}`,
      text: (by, community) => `${by} anakualika kwenye timu ya ${community}. Fuata kiungo ili uanze. Hufanya kazi mara moja, kwa siku saba.`,
      action: "Jiunge na timu", footer: "Hujui hii inahusu nini? Basi huhitaji kufanya chochote.",
    },
    exported: {
      subject: "Data yako iko tayari",
      text: (rows, hours) => `Nakala ya data yako uliyoomba iko tayari: faili moja ya ZIP yenye maingizo ${rows}. Kiungo hufanya kazi mara moja, kwa saa ${hours}, mahali ulipoingia.`,
      action: "Pata data yangu", footer: "Hukuwa wewe? Basi badilisha nenosiri lako: mtu mwingine ameingia kwenye akaunti yako.",
    },
    erasureAsked: {
      subject: "Akaunti yako itafutwa",
      text: (day) => `Umetuomba tufute akaunti yako. Itafutwa tarehe ${day}: hutaweza kuingia tena baada ya hapo, wasifu wako utaondolewa, na uliyoandika yatafutwa.`,
      undo: "Umebadilisha nia, au hukuwa wewe? Basi iweke akaunti: ingia na ubonyeze kitufe kimoja.",
      action: "Weka akaunti yangu", footer: "Usipofanya chochote, akaunti itafutwa siku hiyo.",
    },
    erasureUndone: { subject: "Akaunti yako inabaki", text: "Akaunti yako haitafutwa. Kila kitu kiko kama kilivyokuwa.", footer: "Unaweza kuomba ifutwe tena wakati wowote." },
    erased: {
      subject: "Akaunti yako imefutwa", text: "Akaunti yako na tulichokuwa nacho kukuhusu vimefutwa. Haya ndiyo yaliyofanyika:",
      rest: "Yale ambayo timu ilikuandikia yanabaki kwao, pamoja na maingizo ya kumbukumbu za ukaguzi, kwa jina la kubuni. Hii ndiyo barua ya mwisho unayopata; anwani yako itasahauliwa ikishatumwa.",
      footer: "Hifadhi barua hii kama stakabadhi yako.",
    },
  },
};
