/** What a member may answer to the bot's questions; written as the rules for issues, with `intentGroups`. */

/** Yes to a question, whatever else is told in the same breath, when a clause begins with it. */
export const yesPhrases: string[] = [
  "(yes|yeah|yea|yep|yup|yh|yah|yess|yas|sure|of course|certainly|definitely|absolutely|indeed)",
  "(ndiyo|ndio|naam|eeh|ehe|bila shaka)",
  "(i agree|i gree|by all means|e go good)",
];

/** Yes only when nothing but yeses and politeness stands beside it: "ok", "please"; not "ok, not now", "please wait". */
export const softYesPhrases: string[] = [
  "(ok|okay|okey|oki|k|kk|y|ya|alright|fine|cool|great|perfect|deal|agreed|right|true|correct|exactly|do|it is|that is fine|thats fine|that is okay)",
  "(that is ok|that would be great|that would be nice|that would help|i would like that|help|help me|assist|assist me|help me out|nisaidie|nisaidieni)",
  "(is fine|is okay|poa|oya|sounds good|good idea)",
  "(please|pls|plz|abeg|tafadhali|biko)",
  "(sawa|sawasawa|haya|kabisa)",
  "(you can|you may|you fit|una fit)",
];

/** Soft too, though a word of refusal is in them. */
export const fineByMePhrases: string[] = ["(i don't mind|i do not mind|don't mind|why not|na so|no problem|no wahala|no issue|no shaking|hakuna shida|hamna shida|haina shida)"];

/** Leads to what is wanted and says neither yes nor no: "can you … open it". */
export const leadPhrases: string[] = [
  "(can you|could you|will you|would you|can una|make una|make you|you should|you people should|just|kindly|then|so|and|i want|i need|i want you to)",
  "(i need you to|i would like you to|i would like to|i'd like to|i want to|i need to|i wan|i wan make you|let us|lets|naomba|nataka|nataka nifunguliwe)",
  "(ningependa|no vex)",
  "(sorry|hmm|hm|ah|oh|well|hi|hello|hey|thank you|thank u|thanks|asante|asante sana|shukran)",
];

/** No, or not now. */
export const noPhrases: string[] = [
  "^(no|nope|nah|naa|nay|na|n|never|negative)",
  "(not now|not yet|not today|not really|not at all|not needed|not necessary|no need|no thanks|no thank you|don't|do not|rather not|leave it|leave am)",
  "(forget it|forget am|never mind|nevermind|cancel|skip|stop)",
  "(don't|do not|no need to|no bother) {act}",
  "(later|another time|some other time|tomorrow|next time|baadaye|badaye|badae|kesho|wakati mwingine|e never reach)",
  "^(hapana|la|apana|siyo|sio|sitaki|si sasa|sio sasa|zii|acha|achana|wacha|usifungue)",
  "(i no want|i no wan|no be now|i no need|no do am|no open)",
];

/** Neither: the bot asks again. */
export const unclearPhrases: string[] = [
  "(not sure|unsure|maybe|perhaps|labda|sijui|no idea|i don't know|i dont know|what do you mean|which one|yes and no|yes or no|i no know|i no sure|no network|no error)",
];

/** Asks the bot to hold on, or something else first: no yes beside it counts. */
export const holdPhrases: string[] = [
  "(=wait|wait first|hold on|hang on|hold up|one minute|one moment|one second|just a minute)",
  "give me ... (minute|second|moment|time)",
  "(but|and) first",
  "first ... (tell|explain|show|let me|make i|answer)",
  "(tell|explain|show|answer|check|confirm|try) ... first",
  "before (you|una|i|we) ... {act}",
  "(but|only) (tell|explain|if|how|what|wetin|make i|let me|will|when|who|does|do you|is it)",
  "(make i|let me|i want to|i wan|i will) (check|confirm|think|try|see|ask)",
  "(i was|i am|i'm|i dey) just (ask|asking|testing|checking)",
  "(ngoja|ngojea|subiri|subirini|kwanza|ngoja kwanza|lakini kwanza|hebu nione)",
  "(i will|i'll|i can|i fit|let me|make i|should i|must i|if i|if you|if una) {act}",
];

/** Tells of waiting, and asks nobody to wait. */
export const notHoldPhrases: string[] = ["(i|we|can|can't|cannot|will|to|no fit) =wait", "(no vex|make una no vex)"];

/** Begins a question, at the head of a clause. */
export const questionPhrases: string[] = [
  "(how|what|whats|wetin|why|where|which|who|whose)",
  "when (will|do|does|are|is|can|una|you|should)",
  "(do|does|are|is|can|could|should|will|shall|must|una) (you|your|una|i|it|we|they|the|there|this|that|people|dey)",
  "(je|lini|nini|wapi|vipi|kwa nini|kwanini|gani|nani|ngapi|mnafungua lini|ni nini|itachukua|inachukua)",
];

/** Asks, wherever it stands: Swahili puts the word last. */
export const askingPhrases: string[] = ["(wetin be|how e go|na how much|kiasi gani|bei gani|muda gani|saa ngapi|ni ngapi|lini|kwa nini|kwanini|ni nini|wapi)", "(explain|tell me|nieleze|niambie|eleza)"];

/** The trouble is over: what did not work does, what was missing has come. */
export const solvedPhrases: string[] = [
  "work (now|again|fine|perfectly|well|great|okay|ok|smoothly|already)",
  "(it|its|now|finally|everything) work",
  "(it|its|everything|all|e don) (fine|okay|ok|good|alright|back) now",
  "(e|it) don (okay|ok|fine)",
  "({money}|it|refund) (has|have|don) (=refunded|=returned)",
  "(it|they|everything|{money}|{goods}|{code}|payment|refund|alert|order) (has|have|just|finally|already|now|has finally|has just|has now) (come|arrived|entered|reflected|landed|dropped|delivered|credited|gone through|come through)",
  "(it|they|has|finally|just|already|{money}|{goods}|{code}|payment|refund|alert|order) (=came|arrived|entered|reflected|went through|came through)",
  "(is|are|was|been|got|now|finally|already|it|problem|issue) (=fixed|=solved|=resolved|=sorted|=settled)",
  "(i have|i've|i|have|just|finally|now) (received|gotten|=got) (it|am|my)",
  "(i have|i've|i) (seen|found) (it|am) (now|already)",
  "(i don|i don finally) (see|receive|get|collect) (am|it|alert|my|the)",
  "(e|it|everything|{money}|{goods}|{service}|{account}|{content}|{code}) don (work|enter|come|land|drop|reflect|solve|fix|settle|clear|better|open|go through|show)",
  "don dey (work|okay|ok|fine|open|enter|go)",
  "dey (work|go) (fine|well|okay|now)",
  "(all is well|all good now|no more problem|no problem again|problem is gone|problem is over|no longer a problem)",
  "(*nafanya|*mefanya|*lifanya) kazi",
  "(tatizo|shida|hitilafu|kosa) ... *meisha",
  "(*metatuliwa|*merekebishwa|*meingia|*mefika|*merudi|*merudishwa|*mefunguka|*mekuja|*mekubali)",
  "(iko|ziko|uko|imekuwa) (sawa|poa|fiti)",
  "(nimepata|nimepokea|nimeona) ({money}|{goods}|sasa|tayari)",
  "(=nimeipata|=nimezipata)",
];

/** The trouble goes on, or the speech turns: what was solved before these words is not all. */
export const unsolvedPhrases: string[] = [
  "{not} ... (work|come|arrived|enter|entered|reflect|fixed|solved|resolved|received|got|gotten|seen|see|open|credited|through|sorted)",
  "(please|get|make) ... (fixed|solved|resolved|sorted)",
  "(it|e|everything|{service}) work before",
  "work ... (wife|husband|friend|brother|sister|colleague|another|other|others|everybody)",
  "(hope|trust) ... (well|fine|good|okay)",
  "(money|cash|it|airtime|data|pesa) ... come (out|off)",
  "(before|used to|so that|if|until|till|unless|once|whenever|hope|want|need|can|could|should|will|must|never|did) ... (work|works|worked|come|came|arrived|entered|fixed|solved|resolved|sorted)",
  "(but|still|however|yet|though|lakini|bado|only|half|part|except|another|others)",
  "(haija*|hazija*|haifanyi|sija*|haiku*|hakuja*)",
  "(come|gone|go|went|entered) (out|wrong|off|down|back)",
  "(then|and) ... (stop|stopped|fail|failed|gone|disappear)",
];

/** Answers to "did this help?", beside yes and no. */
export const helpedPhrases: string[] = [
  "(helped|helpful|solved|resolved|fixed|that worked|it worked|it works|working now|works now|got it|understood|i understand|clear now|makes sense|perfect)",
  "(exactly what|just what i needed|useful|sorted|answered my question|answers my question|found it)",
  "(e don work|don work|don clear|don understand|e clear|i don see am|don see am|e help|don help|e don dey work|i don get am)",
  "(imesaidia|imenisaidia|yamesaidia|nimeelewa|imefanya kazi|imekubali|inafanya kazi|nimepata jibu|imetatuliwa|limetatuliwa|nimeipata)",
];

export const notHelpedPhrases: string[] = [
  "(please|pls|abeg|can you|tafadhali|still) ... (help me|assist me|nisaidie)",
  "{not} ... (help|helpful|helped|solve|solved|work|working|fixed|clear|useful|understand|answer|what i)",
  "(useless|unhelpful|no help|still the same|same problem|same error|same thing|wrong answer|wrong article|something else|another thing|different question)",
  "(waste of time|still failing|still not|still no|makes no sense)",
  "(e no work|e no help|no help|i no understand|e never work|e still dey|no be that|no be this|no be wetin i ask|no be so)",
  "(haijasaidia|haikusaidia|haijanisaidia|haisaidii|sijaelewa|sielewi|haijafanya kazi|haifanyi kazi|bado|si hiyo|sio hiyo|sivyo)",
];
