import type { Groups } from "../phrase-pattern.ts";
import { defaultWording } from "./wording.ts";

/** Groups for the phrases below; written as in the rules for issues. */
export const intentGroups: Groups = {
  ...defaultWording.groups,
  helper: [
    "person", "human", "human being", "agent", "representative", "rep", "operator", "someone", "somebody", "anyone", "anybody", "staff", "customer care", "customer service", "customer support",
    "support", "team", "manager", "supervisor", "admin", "attendant", "adviser", "advisor", "people", "you people", "una", "mtu", "mhudumu", "binadamu", "mfanyakazi", "msimamizi", "meneja",
    "mwanadamu", "wahudumu", "huduma kwa wateja",
  ],
  /** What the bot offers to do, as the member may ask for it. */
  act: [
    "go ahead", "do it", "do so", "do am", "proceed", "continue", "open it", "open one", "open am", "open for me", "open ticket", "open support ticket", "open new ticket", "open a ticket", "open the ticket",
    "open a support ticket", "open the support ticket", "open a new ticket", "make una open", "create it", "create one", "create a ticket", "create ticket", "create support ticket", "create a support ticket", "raise a support ticket", "make a ticket", "give me a ticket", "raise it", "raise one", "raise a ticket", "raise ticket",
    "file a ticket", "log a ticket", "log it", "add it", "add am", "add my message", "endelea", "endeleeni", "fungua", "fungueni", "ifungue", "mfungue", "ufungue", "nifungulie", "ongeza", "iongeze",
  ],
  "helper-only": ["human", "human being", "agent", "representative", "operator", "customer care", "customer service", "customer support", "supervisor", "mhudumu", "binadamu", "mwanadamu"],
  bot: ["bot", "chatbot", "robot", "roboti", "machine", "mashine", "automated", "computer", "ai"],
  reach: ["talk", "speak", "chat", "connect", "transfer", "escalate", "contact", "reach", "discuss", "yarn", "put me through", "hand me", "forward", "word with", "kuongea", "ongea", "niongee", "kuzungumza", "zungumza", "nizungumze", "kuwasiliana", "niunganishe", "niunganisheni", "kuchat"],
};

/** Asking for a person (AS-7). */
export const wantsPersonPhrases: string[] = [
  "{reach} ... {helper}",
  "(need|want|prefer|get|give|find|wan|nataka|nipe|nipeni|nipatie|naomba) ... {helper-only}",
  "(need|want|get me|give me|wan|nipe|nipeni|nipatie) (person|manager|mtu|real person|somebody|someone)",
  "(need|want) (somebody|someone|person|people) (who|to|that|wey)",
  "(somebody|someone|anybody|anyone|person|staff) ... (call|help|assist|attend to|answer|look at|speak to|talk to) (me|this|us)",
  "(call|phone|ring) me",
  "(call|contact|reach) (support|customer care|customer service|your team)",
  "call (back|you people|una)",
  "(real|live|actual) (person|human|agent|somebody|someone|people|support|chat)",
  "(is there|una get|you get|una no get) ... {helper-only}",
  "(is there|is) (anyone|anybody|someone|somebody) (there|here|available|online|i can)",
  "(not|no|stop|tired of|hate|enough of|instead of) ... {bot}",
  "(don't|do not|no|sitaki|sio) ... {bot}",
  "(make|let) (person|human|human being|somebody|agent) (answer|talk|attend|help|reply)",
  "who i (fit|can|could|should) (talk|speak|call|contact|complain)",
  "(nipigie|nipigieni|mnipigie|nipigieni simu)",
  "mtu (halisi|wa kunisaidia|anisaidie)",
];

/** Speaking of persons or bots without asking for one; these undo what they touch. */
export const notPersonPhrases: string[] = [
  "(person|someone|somebody|people|agent|anyone|persons) (i|who|that|whose|wey|behind|selling|sold|from which|niliye*|aliye*|mwingine)",
  "(=talked|=spoke|=spoken|=chatted|=called|already) ... {helper}",
  "(i am|am|i'm|im) not a {bot}",
  "(become|be|as|kuwa) agent",
  "(travel|sales|estate|human) (agent|resources)",
  "(don't|do not|no need to|never) (call|contact|phone) me",
  "i (don't|do not) (want|need) ... to (talk|speak|chat)",
  "(friends|people|they|everybody|they all) call me",
  "{cannot} (call|contact|reach|chat|message)",
  "(talk|speak|chat|contact|reach|connect|message) ... (seller|buyer|vendor|customer|friend|owner|muuzaji|mnunuzi)",
  "(transfer|send|sell) ... (coin|money|data|airtime|pesa|it) ... {helper}",
  "(which|what) (agent|person|people|staff)",
  "sell to {helper}",
];

/** Asking whether the bot is one (AS-8). */
export const asksIfBotPhrases: string[] = [
  "(are you|r u|is this|is it|wewe ni|wewe je ni|you be|una be|na|naongea na|ninaongea na) ... ({bot}|human|real person)",
  "am i (talking|speaking|chatting) to ... ({bot}|human|person|someone|somebody)",
  "who am i (talking|speaking|chatting) to",
];

/** Whom a greeting or an answer speaks to, and what fills it: these words say nothing by themselves. */
export const addressPhrases: string[] = [
  "(sir|ma|madam|oga|boss|bro|bros|sis|dear|dears|team|support team|all|everyone|everybody|people|guys|there|friend|my friend)",
  "(my people|my brother|my sister|una|o|oo|oh|na|sha|jare|now|nau|then|today|ndugu|kaka|dada|mkuu|rafiki|bwana|mama)",
];

export const greetingPhrases: string[] = [
  "^(hi|hello|hey|hallo|helo|hy|hiya|yo|greetings|good morning|good afternoon|good evening|good day|happy new year|merry christmas|wassup|morning|evening|afternoon|gm|hi there|hello there|how are you|how are you doing|how is it going|whats up|sup)",
  "(good morning|good afternoon|good evening|good day|how are you|how are you doing|are you there)",
  "(i hope|we hope|hope|hoping|trust) (you|all|this finds you|it finds you|this meets you|una|all|you people|you guys|you all|everyone|everybody|everything|work|team) (well|fine|good|great|okay|ok|alright|safe|kampe)",
  "^(how far|how body|how una dey|how you dey|wetin dey|wetin dey sup|good morning o|i hail|e kaaro|sannu|kedu|how work|how is work|how is the family|how is your day|how was your weekend|how work dey|how market|how family|how day)",
  "^(habari|habari yako|habari zenu|habari za asubuhi|habari za leo|habari za jioni|habari za mchana|habari ya asubuhi|habari ya jioni|mko poa|uko poa|hujambo|hamjambo|jambo|mambo|mambo vipi|vipi|sasa|niaje|shikamoo|salamu|salaam|za asubuhi|uko aje|mko aje|sema|rada)",
];

export const thanksPhrases: string[] = [
  "(thank you|thanks|thanks a lot|thank you very much|for the help|for your help|for helping|thank u|thanx|thnx|thx|tnx|ty|many thanks|thank you so much|appreciate|appreciated|grateful|cheers|god bless|bless you|well done|good job|great job|kudos)",
  "(asante|asanteni|asante sana|shukrani|shukran|ahsante|nashukuru|tunashukuru|barikiwa|ubarikiwe|mbarikiwe)",
  "(una do well|una try|you do well|you too much|una too much|i hail una|e se|daalu|nagode|imela|you try)",
];
