import { ask, fix, ke, member, ng, note, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Posts, listings and how people treat each other. */
export const contentScenarios: Scenario[] = [
  {
    key: "post-removed", category: "content", team: "content", priorities: ["medium", "low"], tags: ["moderation"],
    subjects: ["Why was my post removed", "My listing was taken down", "You deleted my post"],
    openings: [
      "My post about the {item} was removed and nobody told me why.",
      "You took down my listing. I did nothing wrong. Other people sell the same thing.",
      ng("Why una remove my post? I no insult anybody."),
      ke("Post yangu imeondolewa bila sababu."),
    ],
    details: ["It had many likes already.", "It was up since {date}.", "If there is a rule, show me the rule."],
    turns: [
      say("I am looking at why it was removed. You have a right to know the reason.", "Let me read the post and the note of the moderator."),
      note("Removed for a phone number and \"pay before delivery\" in the text. Correct by the rules, but no reason was sent.", "Reported {count} times by one group. Nothing against the rules that I can see."),
      fix("It was removed because it asked for payment before delivery outside the site, which is how most people get cheated. You are welcome to post it again without that line. We should have told you at once, sorry.", "I have read it and it breaks no rule: it was reported by mistake. It is back, with its likes."),
    ],
  },
  {
    key: "scam-seller", category: "content", team: "content", priorities: ["high", "urgent", "high"], tags: ["scam"],
    subjects: ["Fake seller", "This person is a scammer", "I was scammed by {stranger}", ng("419 seller, please block"), ke("Tapeli kwa site yenu")],
    openings: [
      "{stranger} collected {price} from me for a {item} and does not answer again. He blocked me.",
      "Be careful of {stranger}. Same picture of a {item} as on another site, and he took {price} from me before he disappeared.",
      ng("{stranger} na thief. I sent {price} for {item} since {date}, no delivery, no reply. Please block this person before he will do it to others."),
      ke("{stranger} ni tapeli. Nilituma {price} ya {item} na ame-block number yangu."),
      "I want to report a seller. I met {stranger} here and we agreed on {price} for a {item}. First he said delivery tomorrow, then he needed {rider} more for the rider, then another {rider} for the gate. I paid it all because I believed him. Now the account does not answer and the phone is off. I am a student and this was my money for the month. I have all the messages. Please don't let him do it to another person.",
    ],
    details: ["I paid outside the site because he asked.", "I still have the chat.", "My friend was also cheated by the same account."],
    turns: [
      say("I am sorry that this happened to you. I have passed it to our content team at once.", "Thank you for telling us. The account can't write to anybody while we look at it."),
      ask("Could you copy the last messages with {stranger} here, and the reference of the payment? Without codes please.", "How did you pay, and when? A reference helps us and helps your bank."),
      member("\"Send {price} now and rider comes in 1 hour\". I paid, ref {ref}. Then nothing.", "I paid {price} on {date} at {clock}, {ref}. He asked me not to use the site.", "Reference {ref}. After that he only said \"network\"."),
      note("Third report about this account. Suspended, {colleague} keeps the chats.", "Pictures come from elsewhere, account is four days old. Suspended."),
      fix("The account is suspended and its listings are gone. As the money was sent outside the site we can't pull it back; please report {ref} to your bank or network today, and to the police if you can. We keep the chat for them.", "Thank you, your report stopped it: the account is suspended. Please ask your bank quickly for a reversal with {ref}. On the site, never pay before you have seen the thing."),
    ],
  },
  {
    key: "stolen-photos", category: "content", team: "content", priorities: ["high", "medium"], tags: ["impersonation"],
    subjects: ["Somebody uses my pictures", "Fake account with my name", "Person pretending to be me"],
    openings: [
      "A woman called me today and insulted me because I did not deliver her {item}. I never spoke to her before. She sent me the account, and it has my photos, my shop name with one letter changed, and my description word for word. The username is {stranger}. People have already paid that person, I don't know how many. My name is what I live from in {town}. Please take it down today and tell those people that it was not me. I can show you anything that you need to prove that I am the real one.",
      "Somebody opened an account with my photos and my name. It is not me.",
      "{stranger} is using the pictures of my {item} and sells it cheaper. It is in my house!",
      "My customers are writing to a copy of my account. Please remove it.",
    ],
    details: ["The name is nearly the same, one letter is different.", "I am the original, since last year.", "People are calling me to ask."],
    turns: [
      ask("Please send me the username of the other account, and tell me which picture is yours.", "What is the exact username? And is there something in the pictures that only you can show, for example a paper with today's date beside the {item}?"),
      member("It is {stranger}. All three pictures are mine.", "Username {stranger}. I can take a new photo with a paper, no problem."),
      note("Same pictures, posted two months later. Copy taken down."),
      fix("Thank you. The copy is taken down and the account got a warning; a second time it is closed.", "That was clear. {stranger} has been removed and can't use your pictures again."),
    ],
  },
  {
    key: "insults", category: "content", team: "content", priorities: ["medium", "high"], tags: ["abuse"],
    subjects: ["Somebody is insulting me", "Abusive messages", "Please warn this person", ng("This boy dey abuse me")],
    openings: [
      "{stranger} is sending me insults because I did not sell to him at his price.",
      "I get ugly messages from one member every day. I asked him to stop.",
      "A person insults me and my tribe under my post. This should not be allowed.",
    ],
    details: ["I don't want to repeat what he said.", "It started on {date}.", "I am thinking of leaving the site."],
    turns: [
      say("I am sorry. Nobody has to bear that here. I am reading the messages that you mean.", "Thank you for telling us instead of answering. I am looking at it with the content team."),
      note("Clear case. {colleague} suspended for seven days, with the reason."),
      member("Thank you for taking it serious", "Okay. I will not answer him.", "Please don't tell him it was me"),
      fix("The member was suspended and told why. We never say who reported. If anything else comes, please tell us here.", "It is dealt with: the messages are removed with a visible mark, and the person can't write for a week. They were not told who reported it."),
    ],
  },
  {
    key: "listing-not-shown", category: "content", team: "content", priorities: ["low", "medium"], tags: ["listing"],
    subjects: ["My listing is not showing", "Nobody sees my item", "Listing still waiting"],
    openings: [
      "I posted my {item} on {date} and it is not showing to other people.",
      "My listing says waiting since {days} days. When will it show?",
      ng("I don post my market since, nobody dey see am."),
    ],
    details: ["I can see it but my friend can't.", "There are two photos and a price of {price}.", "Must I pay for it?"],
    turns: [
      say("I have found it and am asking why it waits.", "Let me look at its state."),
      fix("First listings are looked at by a person, and yours was at the end of the weekend's queue. It is visible now, good luck with the {item}.", "The title had only the word \"Sale\", so it was held back. I added \"{item}\" to it as you wrote below, and it shows now. It costs nothing."),
    ],
  },
  {
    key: "price-mistake", category: "content", team: "content", priorities: ["medium", "low"], tags: ["listing"],
    subjects: ["Wrong price on my listing", "I forgot one zero", "Please correct my price"],
    openings: [
      "I forgot one zero in the price of my {item}. It says {priceTenth} and should be {price}. People are calling!",
      "Please change the price of my {item} to {price}. I can't find where to edit it.",
      "Price mistake: should be {price}. Somebody already wants it for {priceTenth}.",
    ],
    details: ["Do I have to sell at that price?", "It was {clock} and I was tired.", "I would delete it but it has nice comments."],
    turns: [
      fix("It is {price} now. You don't have to sell at the mistaken price; a short kind word to those who asked is enough.", "Corrected to {price}. For the next time: open the listing, then the three dots, then Edit."),
    ],
  },
  {
    key: "wrong-category", category: "content", team: "content", priorities: ["low"], tags: ["listing"],
    subjects: ["My item is in the wrong category", "Move my listing", "Category of {item}"],
    openings: [
      "I put my {item} in the wrong category and can't change it any more.",
      "There is no category for a {item}. Where should I put it?",
      "Please move my {item} from Services to the right place.",
    ],
    details: ["It has some questions already.", "I chose it in a hurry."],
    turns: [
      fix("I have moved it. The questions under it have moved along.", "It is now under Home and things, which is where most people look for that."),
    ],
  },
  {
    key: "spam-comments", category: "content", team: "content", priorities: ["low", "medium"], tags: ["spam"],
    subjects: ["Spam under my posts", "Too many investment messages", "People advertise in my comments"],
    openings: [
      "Under every post of mine somebody writes about double your money. Please stop it.",
      "{stranger} comments the same advert everywhere.",
      ke("Kuna watu wanaweka matangazo ya \"invest {amount}\" kwa posts zangu zote."),
      ng("These forex people are too much under my posts. Abeg clear them."),
    ],
    details: ["I reported {count} of them already.", "I am afraid that my customers believe it."],
    turns: [
      say("Thank you, that is spam and often worse. I am collecting the accounts.", "Thank you for the report. We are clearing it now."),
      note("{count} accounts, same text. Removed, words added to the filter."),
      fix("All of them are removed, and the filter knows the text now. Please go on reporting, it helps.", "Cleared. {stranger} and the accounts beside it are gone. Nobody doubles money, you did well not to answer."),
    ],
  },
  {
    key: "remove-old-post", category: "content", team: "content", priorities: ["low"], tags: ["listing"],
    subjects: ["Remove my old post", "Delete a post that I can't open", "I sold it, please take it down"],
    openings: [
      "I sold the {item} long ago and people still write to me. Please take the post down.",
      "I want to delete a post but I can't open it, it just loads.",
      "Please remove my first post, I was new and wrote too much about my family.",
    ],
    details: ["It is from around {date}.", "I can't find a delete button on my phone."],
    turns: [
      ask("Gladly. Which words are in its title, so that I take down the right one?", "Is it the only one with that title? Then I can take it down at once."),
      member("\"Neat {item}, {town}\"", "Yes the only one"),
      fix("It is down. Nobody can see or find it any more.", "Done. You find Delete behind the three dots at the top of a post, also on the phone."),
    ],
  },
];
