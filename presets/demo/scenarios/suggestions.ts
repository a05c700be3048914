import { ask, fix, ke, member, ng, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** What people wish for. Staff thank and pass on, and promise nothing. */
export const suggestionScenarios: Scenario[] = [
  {
    key: "swahili-language", category: "suggestion", team: "support", priorities: ["low"], tags: ["language"], only: "KE",
    subjects: ["Tafadhali wekeni Kiswahili", "Site in Swahili", "Kiswahili language"],
    openings: [
      "Please put the site in Kiswahili. My mother sells with me and she does not read English well.",
      "Mngeweka Kiswahili watu wengi wangetumia site hii.",
      "Is there a way to have the pages in Swahili? Here in {town} many would join.",
    ],
    details: ["I can help to translate.", "Even only the main buttons."],
    turns: [
      fix("Asante sana for the idea, and for the offer. I have passed it on with your words. I can't promise a date.", "Thank you! You are not the only one who asks, I have added your voice. You can already write to us in Kiswahili, some of us read it."),
    ],
  },
  {
    key: "pidgin-help", category: "suggestion", team: "support", priorities: ["low"], tags: ["language"], only: "NG",
    subjects: ["Make the bot understand pidgin", "Pidgin for the help bot", "Local languages please"],
    openings: [
      "Abeg make the bot dey hear pidgin. Not everybody sabi big grammar.",
      "You should add Yoruba, Igbo and Hausa. Many traders in {town} would be happy.",
      "The help articles are fine but pidgin would be sweeter.",
    ],
    details: ["I fit help una.", "My customers also say it."],
    turns: [
      fix("I like that, thank you. The bot knows some everyday words already; please tell us when it misses one. I have passed the idea on, without a promise.", "Thank you. I have noted it with your reasons. Whoever is stuck with the bot can always write \"person\" and one of us answers."),
    ],
  },
  {
    key: "bigger-text", category: "suggestion", team: "support", priorities: ["low"], tags: ["accessibility"],
    subjects: ["Bigger letters please", "Text is too small", "For people with weak eyes"],
    openings: [
      "Please make the letters bigger. My eyes are not so good any more.",
      "The grey text is hard to read in the sun. I sell by the roadside.",
      "Can there be a button for large text?",
    ],
    details: ["I am 58 years.", "My phone is {device}.", "Otherwise I like the site."],
    turns: [
      ask("Thank you. Is it the small grey lines under the names, or all text? And is the text size in your phone's settings already large?", "Which page do you find the hardest to read?"),
      member("The grey ones. My phone is set to the biggest.", "The list of messages"),
      fix("I have passed it on: darker grey, and the lists to follow the phone's text size. Both are useful for everybody in the sun.", "Noted with your words, thank you. Until then, zooming with two fingers works on every page of ours."),
    ],
  },
  {
    key: "saved-search", category: "suggestion", team: "support", priorities: ["low"], tags: ["search"],
    subjects: ["Save my search", "Tell me when there is a new {item}", "Alert for new items"],
    openings: [
      "It would be good if I get a message when somebody lists a {item} in {town}.",
      "I type the same search every morning. Can I save it?",
      "Please add alerts. By the time I see a good price it is gone.",
    ],
    details: ["Once a day is enough.", "By email please."],
    turns: [
      fix("Thank you, that is a good one. I have passed it on. No promise, but others ask for it too.", "I understand, mornings are short. It is on the list of wishes with your example. Many thanks."),
    ],
  },
  {
    key: "filter-town", category: "suggestion", team: "support", priorities: ["low"], tags: ["search"],
    subjects: ["Filter by area", "Show only near me", "Too far sellers"],
    openings: [
      "I only want to see sellers near {town}. Delivery from far costs more than the thing.",
      "Please add areas inside the city, not only the city. Traffic is serious.",
      ng("Put filter for area. I no fit go the other side of town because of fan."),
    ],
    details: ["Even five areas would help.", "I lost transport money two times."],
    turns: [
      ask("Thank you. Would a distance, such as 5 or 10 km, be more useful to you, or the names of areas?", "How do you find nearby sellers today?"),
      member("Names. People here don't think in km.", "I ask each one where they are. It takes long."),
      fix("That is useful to know, I have passed it on just like that.", "Thanks for explaining. I have added your case to the wish."),
    ],
  },
  {
    key: "weekly-summary", category: "suggestion", team: "support", priorities: ["low"], tags: ["email"],
    subjects: ["Fewer emails please", "One email a week", "Too many mails"],
    openings: [
      "Can you send one summary instead of many emails? My mailbox is full.",
      "I like the notices but one mail a day would be enough.",
      "Each answer is one mail. Please join them.",
    ],
    details: ["I don't want to switch them off completely.", "I pay for data."],
    turns: [
      fix("Understood. At present there is one mail for each answer of our team, so that nothing is missed. A summary is a good idea and I have passed it on.", "Thank you. I have passed it on. Mails about money and security will always come at once, I think you would want that."),
    ],
  },
  {
    key: "seller-badge", category: "suggestion", team: "content", priorities: ["low"], tags: ["trust"],
    subjects: ["Badge for honest sellers", "Mark for verified sellers", "How to know a good seller"],
    openings: [
      "Give a mark to sellers who have sold many things well. New people don't know whom to trust.",
      "I have sold {count} things without any complaint. There should be a badge.",
      ke("Wekeni alama kwa sellers waaminifu, tapeli wamezidi."),
    ],
    details: ["But it must not be for sale.", "It would help against the fake ones."],
    turns: [
      say("I like it, thank you. I am passing it on to the content team.", "Good thought. I will ask what speaks against it."),
      member("Thank you. Please really do it.", "Okay, tell me what they say"),
      fix("They like it too, and agree that it must not be for sale. It is on the list, without a date.", "The answer: yes in principle, but it has to be safe against fake ratings first. It stays on the list."),
    ],
  },
  {
    key: "voice-notes", category: "suggestion", team: "support", priorities: ["low"], tags: ["messages"],
    subjects: ["Voice notes in chat", "I want to send voice", "Typing is hard for me"],
    openings: [
      "Can I send a voice note instead of typing? My fingers are big and the phone is small.",
      "Please add voice messages, it is faster when I am in the market.",
      "Not everybody can write well. Voice would help.",
    ],
    details: ["Others have it.", "Short ones, one minute."],
    turns: [
      fix("Thank you for the idea. Sound is not possible here at present. Until then: the microphone on your phone's keyboard turns speech into text, maybe that helps.", "I understand. I have passed it on. You may write as short as you like, we don't look at spelling."),
    ],
  },
];
