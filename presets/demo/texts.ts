import type { DemoVoice } from "./types.ts";
import type { Line } from "./scenario.ts";
import { ke, ng } from "./scenario.ts";

/** How a first message begins, by the way the person writes; empty means straight to the point. */
export const GREETINGS: Record<DemoVoice, Line[]> = {
  tidy: ["Hello,", "Hi,", "{greeting},", "{greeting}.", "Hello team,", "Hi there,", "", "", ng("Good day,"), ng("Well done."), ke("Habari,"), ke("Hi team,")],
  formal: ["Dear Support Team,", "Dear Sir/Madam,", "{greeting} to you all.", "To whom it may concern,", ng("Good day sir/ma,"), ke("Habari ya kazi,")],
  phone: ["", "", "", "Hi", "Hello", "Hello.", ng("Abeg"), ng("Pls"), ke("Sasa."), ke("Habari.")],
  rushed: ["", "", "", "Hi!", "Hello!", "Hi support,", "Please help.", "Hello, urgent.", "{greeting}!", ng("Please oo."), ke("Saidia tafadhali.")],
};

/** How it ends. */
export const SIGN_OFFS: Record<DemoVoice, Line[]> = {
  tidy: ["", "", "Thank you.", "Thanks.", "Thanks, {first}", "Kindly assist.", "Please advise.", ng("Thank you and God bless."), ke("Asante."), ke("Asante sana.")],
  formal: ["Regards,\n{full}", "Yours faithfully,\n{full}", "I await your response.\n{full}", "Kind regards,\n{first}", "Your prompt response will be appreciated."],
  phone: ["", "", "", "thanks", "thx", "help", ng("abeg help"), ng("God bless"), ke("asante"), ke("nisaidie")],
  rushed: ["", "Please reply fast.", "Waiting.", "Kindly sort this out.", "Please it is urgent.", ng("Please do something."), ke("Naomba msaada.")],
};

/** A requester who has waited asks again. */
export const NUDGES: Line[] = [
  "Any update please?", "Hello, I have not heard from anybody yet.", "Still waiting for your reply.", "Please is anyone looking at this?",
  "Good day, kindly look into my ticket.", "It is still the same today.", "Just checking if you saw my message.",
  ng("Hello? Una dey there?"), ng("I am still waiting oo."), ng("Please help me, I don't want to be sending many messages."),
  ke("Bado nangoja."), ke("Hello, kuna mtu?"), ke("Still the same issue, tafadhali angalia."),
];

/** A requester says that it works, before staff mark it solved. */
export const THANKS_IT_WORKS: Line[] = [
  "Yes it is working now. Thank you.", "I have seen it now, thanks.", "Confirmed. Thank you so much.", "Thanks {agent}, it is okay now.",
  "Great, thank you for the quick help.", "Thank you, you can close it.", "Perfect!", "It is fine now. I appreciate.", "Seen. Thanks for being patient with me.",
  ng("God bless you {agent}, it is okay now."), ng("E don work. Thank you."), ng("Thanks a lot, you people tried."),
  ke("Asante sana, iko sawa sasa."), ke("Sawa, asante."), ke("Imekubali. Thank you."), ke("Poa, nashukuru."),
];

/** A requester has understood the answer, also when it was no. */
export const THANKS_UNDERSTOOD: Line[] = [
  "Okay, I understand now. Thanks for explaining.", "Alright, thanks.", "Thank you for answering me.", "Okay. Thank you {agent}.", "Understood, thanks.",
  "That is clear now, thank you.", "Okay noted. I appreciate your time.", ng("Okay noted, thanks."), ng("No wahala. Thank you."), ng("I hear you, thanks {agent}."),
  ke("Sawa, nimeelewa. Asante."), ke("Sawa, asante {agent}."), ke("Poa. Thank you."),
];

/** How a member begins who answers after days. */
export const LATE_EXCUSES = ["Sorry for the late reply.", "Sorry, I was travelling.", "Sorry I am only seeing this now.", "Sorry, I had no data these days.", "Apologies for the delay."];

/** How staff begin who answer after days. */
export const STAFF_LATE_EXCUSES = ["Sorry that this took so long.", "Thank you for waiting, and sorry for the delay.", "I am sorry that you had to wait.", "Sorry for the wait, it had to go through several hands."];

/** It came back after it was called solved. */
export const COME_BACKS: Line[] = [
  "Sorry, I thought it was fine but it has happened again.", "Please reopen, the same thing has happened again.", "It worked for a while and now we are back to the same place.",
  "I have to come back to you, it is not fully solved.", ng("It has started again oo."), ng("Abeg it is not yet okay, same thing again."),
  ke("Imerudi tena, please check."), ke("Pole kusumbua, but it has come back."),
];

/** What staff answer to a come-back. */
export const COME_BACK_FIXES: Line[] = [
  "Thanks for coming back to us, and sorry that it returned. I found a second cause on our side and corrected it too. I checked it twice with your account and it looks right now.",
  "Sorry about that. The first correction did not reach your account completely. I have done it again by hand and confirmed the result, so it should stay this time.",
  "Thank you for telling us quickly. I looked at it together with a colleague and we put it right for good. Just write here if you see it even once more.",
  "You were right to reopen this. It is corrected now, and I will look at it again tomorrow before I forget about it.",
];

/** How staff begin their first answer; a comma is followed by a new line. */
export const STAFF_OPENERS = ["Hi {first},", "Hello {first},", "Hi {first}.", "Hello {first}."];
/** The same for somebody in trouble, unless the answer itself begins with thanks or regret. */
export const STAFF_OPENERS_IN_TROUBLE = [
  ...STAFF_OPENERS, "Hi {first}, thanks for writing.", "Hi {first}, sorry about this.", "Hello {first}, thank you for reporting this.", "Hi {first}, I am {agent} and I will help you with this.",
];

/** How they sometimes end it. */
export const STAFF_CLOSERS = ["", "", "", "", "", "\n\n{agent}", "\n\n{agent}", "\n\nBest,\n{agent}", "\n\n{agent}, {team} team"];

/** Comments that come with a rating: whatever the case, and those that only fit a quick, a slow or a reopened ticket. */
export const RATING_COMMENTS: Record<1 | 2 | 3 | 4 | 5, Line[]> = {
  5: ["{agent} explained everything well", "Excellent", "Solved in one go", "Polite and clear. Keep it up.", "Thank you for not making me repeat myself", "The best support I have had this year", ng("You people are trying. God bless"), ke("Asante sana, kazi nzuri"), ke("Mko sawa kabisa")],
  4: ["Solved. Could be faster in the evening", "Helpful", "Good service but I had to explain it twice", "Okay thanks", "Nice, please improve the page too", ng("Good, but try dey reply on Sunday")],
  3: ["It is okay", "Got my answer but not the one I wanted", "Average", "The first answer was not clear", ke("Sawa tu")],
  2: ["I had to write again before somebody understood", "It is polite but it did not really help me", "Too many questions before the answer"],
  1: ["It should not happen at all", "Not happy. I lost a customer because of this", ng("I no like how e go at all")],
};
export const QUICK_COMMENTS: Line[] = ["Very fast, thank you", "I did not expect an answer so quickly", "Quick and friendly", ng("Sharp response, I am impressed"), ke("Haraka sana, asante")];
export const SLOW_COMMENTS: Line[] = ["The wait was too long", "It was solved late", "Polite but late", "Too slow", "I waited for days", ke("Poa, ila ilichukua muda"), ng("E take time well well")];
export const REOPENED_COMMENTS: Line[] = ["It came back after you closed it, the second time was good", "Had to reopen it", "Solved at the second try"];
