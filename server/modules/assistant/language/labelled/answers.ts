/** Messages while the bot's offer to open a ticket stands, by what they answer to it. */
export const answerTexts: Readonly<Record<"yes" | "no" | "neither", readonly string[]>> = {
  yes: [
    "ok do it", "please open it", "yes please", "abeg open am", "sawa fungua", "ndiyo", "oya", "oya do am", "go ahead", "ok", "okay", "OK 👍", "please", "abeg", "sawa", "poa",
    "fine", "no problem",
    "no wahala, go ahead", "yes, my reference is 4711", "yes I was charged on Monday", "yes, when I paid it failed", "yes, I have been waiting since Monday",
    "yes, my data has not come", "Yes, it is still not working",
    "yes please, I want this resolved", "abeg open ticket make una check am", "please open a support ticket for me", "ok please go ahead and open it", "can you open it please?",
    "could you open a ticket for me", "sure, do it",
    "Yes sir", "yes boss abeg", "ok thank you", "ndiyo tafadhali", "ndio, fungua tiketi", "tafadhali endelea", "naomba mfungue", "hakuna shida, endelea",
    "good morning, yes please", "I want you to open it", "why not?",
    "It failed again. Please open the ticket", "na so, open am", "okay open ticket now", "eeh fungua", "yes o", "i gree, open am", "sawa sawa", "you can open it", "alright then",
    "yes, I cannot wait any more", "that's fine", "no vex open am", "that would be great", "let's do it", "please help me", "abeg help me", "create a support ticket",
  ],
  no: [
    "no", "no please", "please no", "abeg no", "ok, not now", "please do not", "don't open a ticket", "no need to open a ticket", "abeg no open am", "not yet please", "later",
    "I no want", "leave am", "hapana asante",
    "sawa, hapana", "sitaki", "si sasa", "usifungue", "baadaye tafadhali", "No, my brother don fix am", "no thank you, I will wait", "never mind",
  ],
  neither: [
    "please wait", "please explain", "pls what is a support ticket", "please what does a ticket cost me?", "Abeg how long e go take?", "ok how long will it take?",
    "ok it has entered now", "okay thank you, it has come",
    "sawa, imefika sasa", "yes but first tell me the cost", "please I was just asking, my app dey work fine", "abeg wait first make I check", "yes, wait", "ok wait",
    "hold on please", "oya wait first", "ok let me check first",
    "yes how much is it", "yes, but how long will it take?", "sure, what does it cost?", "ok e don enter", "abeg e don work now", "yes it works now", "ok my money has come",
    "great, it has arrived", "fine, it is working now",
    "ok wetin be ticket", "please when will they answer me", "tafadhali ngoja", "sawa ngoja kwanza", "tafadhali eleza tiketi ni nini", "sawa, itachukua muda gani?",
    "sawa inafanya kazi sasa", "ndiyo lakini kwanza niambie bei",
    "When do you people open?", "do you work on Sunday", "will I pay for it?", "should I open it?", "what happens if I open a ticket?", "Can I do it later?",
    "are you open tomorrow?", "I will do it myself", "let me do it",
    "the app closes when I open it", "when I open it, it crashes", "ok I am at the bank", "please my name is Ada", "right now it shows an error", "abeg my phone is bad",
    "perfect timing, I was charged again", "maybe", "yes or no?",
    "can you explain?", "okay e don come", "please I have got it", "ok ok I see it has been fixed", "it came 5 minutes ago", "thank you", "hmm",
    "please help me understand what a ticket is", "that is not fine", "yes but will it cost me", "ok go on my own", "Ok. What next?", "please help my brother to know the price",
  ],
};

/** Messages that say, or do not say, that the trouble is over. */
export const outcomeTexts: Readonly<Record<"over" | "notOver", readonly string[]>> = {
  over: [
    "e don work now", "it works now", "ok it has entered now", "okay thank you, it has come", "sawa, imefika sasa", "please I was just asking, my app dey work fine",
    "it has been fixed", "my money has come", "the data finally arrived",
    "it was not working but now it works", "no it works now", "inafanya kazi sasa", "tatizo limeisha", "nimeipata", "money don enter", "I don see am", "e don come",
    "it is working now", "problem solved", "all good now", "imekubali",
    "I have received it now", "yes it works again", "airtime don drop", "please it works now", "it's working", "e don okay", "ok it's fine now",
  ],
  notOver: [
    "it has not come", "e never enter", "it works but it is very slow", "it worked before", "it still does not work", "I want it fixed", "please get this resolved",
    "when will it be fixed?", "bado haijafika", "sijapata pesa",
    "the money has come out of my account", "I have come to complain", "I don open the app again", "it will work if you fix it", "haijaingia", "I have seen the error again",
    "it works on my friend's phone but not on mine",
    "the data came but only half", "I hope it works soon", "make una do so that it works", "yes", "ok", "thanks", "My account was opened by another person", "it stopped working",
    "it works on my wife's phone", "hope all is well",
    "until it is resolved I will not pay",
  ],
};

/** Plain questions, and messages that ask nothing. */
export const questionTexts: Readonly<Record<"asks" | "doesNot", readonly string[]>> = {
  asks: [
    "When do you people open?", "how do I change my password", "please how do I reset my password", "wetin be boost", "ok how long will it take?", "una dey open on Sunday?",
    "what is a support ticket", "tiketi ni nini", "mnafungua lini",
    "Is boosting free?", "abeg how much be boost", "can I change my name?", "yes, but how long will it take?",
  ],
  doesNot: [
    "my reference is 4711", "it happened on Monday as well", "I paid when I was at home", "yes please", "can you open it please?", "e don work now", "nimelipa mara mbili", "I know how it works", "",
  ],
};
