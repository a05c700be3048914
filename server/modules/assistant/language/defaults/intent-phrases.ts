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

/** Yes to a question. */
export const yesPhrases: string[] = [
  "^(yes|yeah|yea|yep|yup|yh|yah|ya|yess|yas|y|sure|of course|certainly|definitely|absolutely|correct|exactly|indeed|right|true)",
  "(go ahead|do it|please do|do so|proceed|open it|open one|open a ticket|open the ticket|open ticket|create it|create a ticket|raise a ticket|you can|you may|i agree|let us do it)",
  "(why not|by all means|don't mind|do not mind|sounds good|good idea)",
  "^(no problem|no wahala|no issue|no shaking|hakuna shida|hamna shida|haina shida)",
  "^(ndiyo|ndio|naam|eeh|ehe|sawa|sawasawa|haya|endelea|fungua|fungueni|tafadhali fungua|bila shaka|kabisa)",
  "(oya|e go good|do am|open am|make una open|abeg open|abeg do|i gree)",
];

/** Yes unless a word of the same message says no: "ok", "ok, not now". */
export const softYesPhrases: string[] = [
  "^(ok|okay|okey|oki|k|kk|alright|fine|cool|great|perfect|deal|agreed|poa|na so)",
  "^(please|pls|plz|abeg|tafadhali|biko)",
];

/** No, or not now. */
export const noPhrases: string[] = [
  "^(no|nope|nah|naa|nay|na|n|never|negative)",
  "(ok|okay|please|pls|abeg|sorry|hmm) (no|nope|nah|hapana)",
  "(not now|not yet|not today|not really|not at all|not needed|not necessary|no need|no thanks|no thank you|don't|do not|rather not|leave it|leave am|forget it|forget am|never mind|nevermind|cancel|skip|stop)",
  "(later|another time|some other time|tomorrow|next time|baadaye|badaye|badae|kesho|wakati mwingine|e never reach)",
  "^(hapana|la|apana|siyo|sio|sitaki|si sasa|sio sasa|zii|acha|achana|wacha|usifungue)",
  "(i no want|i no wan|no be now|i no need|no do am|no open)",
];

/** Neither: the bot asks again. */
export const unclearPhrases: string[] = ["(not sure|unsure|maybe|perhaps|labda|sijui|no idea|i don't know|i dont know|what do you mean|which one|yes and no|yes or no|i no know|i no sure|no network|no error)"];

export const greetingPhrases: string[] = [
  "^(hi|hello|hey|hallo|helo|hy|hiya|yo|greetings|good morning|good afternoon|good evening|good day|morning|evening|afternoon|gm|hi there|hello there|how are you|how are you doing|how is it going|whats up|sup)",
  "(good morning|good afternoon|good evening|good day|how are you|how are you doing|are you there|hope you are fine|hope you are good)",
  "^(how far|how body|how una dey|how you dey|wetin dey|wetin dey sup|good morning o|i hail|e kaaro|sannu|kedu|how work)",
  "^(habari|habari yako|habari zenu|habari za asubuhi|habari za leo|hujambo|hamjambo|jambo|mambo|mambo vipi|vipi|sasa|niaje|shikamoo|salamu|salaam|za asubuhi|uko aje|mko aje|sema|rada)",
];

export const thanksPhrases: string[] = [
  "(thank you|thanks|thanks a lot|thank you very much|for the help|for your help|for helping|thank u|thanx|thnx|thx|tnx|ty|many thanks|thank you so much|appreciate|appreciated|grateful|cheers|god bless|bless you|well done|good job|great job|kudos)",
  "(asante|asanteni|asante sana|shukrani|shukran|ahsante|nashukuru|tunashukuru|barikiwa|ubarikiwe|mbarikiwe)",
  "(una do well|una try|you do well|you too much|una too much|i hail una|e se|daalu|nagode|imela|you try)",
];

/** Answers to "did this help?", beside yes and no. */
export const helpedPhrases: string[] = [
  "(helped|helpful|solved|resolved|fixed|that worked|it worked|it works|working now|works now|got it|understood|i understand|clear now|makes sense|perfect|exactly what|just what i needed|useful|sorted|answered my question|answers my question|found it)",
  "(e don work|don work|don clear|don understand|e clear|i don see am|don see am|e help|don help|e don dey work|i don get am)",
  "(imesaidia|imenisaidia|yamesaidia|nimeelewa|imefanya kazi|imekubali|inafanya kazi|nimepata jibu|imetatuliwa|limetatuliwa|nimeipata)",
];

export const notHelpedPhrases: string[] = [
  "{not} ... (help|helpful|helped|solve|solved|work|working|fixed|clear|useful|understand|answer|what i)",
  "(useless|unhelpful|no help|still the same|same problem|same error|same thing|wrong answer|wrong article|something else|another thing|different question|waste of time|still failing|still not|still no|makes no sense)",
  "(e no work|e no help|no help|i no understand|e never work|e still dey|no be that|no be this|no be wetin i ask|no be so)",
  "(haijasaidia|haikusaidia|haijanisaidia|haisaidii|sijaelewa|sielewi|haijafanya kazi|haifanyi kazi|bado|si hiyo|sio hiyo|sivyo)",
];
