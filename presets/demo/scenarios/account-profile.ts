import { ask, fix, ke, member, ng, note, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Names, addresses, privacy and leaving. */
export const accountProfileScenarios: Scenario[] = [
  {
    key: "change-email", category: "account", team: "support", priorities: ["low", "medium"], tags: ["profile"],
    subjects: ["Change my email address", "I lost my old email", "New email for my account"],
    openings: [
      "I want to change the email of my account. I don't use {email} again.",
      "The email in my account was opened for me by my cousin and I can't enter it. Please change it.",
      "Please move my account to another email. I have left the school that gave me this one.",
    ],
    details: ["My username is {username}.", "I am still signed in on this phone.", "Will I lose my messages?"],
    turns: [
      ask("I can help with that. For your safety I must be sure that it is you: about when did you open the account, and what did your last ticket or order deal with?", "Before I change an address I ask two things: the month in which you joined, and the name of one person that you wrote with lately."),
      member("I joined last year. The last thing I bought was a {item}.", "Around the time you started. I was talking with {stranger} about a {item}."),
      note("Answers fit the account. Changed with {colleague} looking on."),
      fix("Thank you, that fits. I have started the change: a verification link goes to the new address, and a note about it to the old one. Please open the link on this phone. You keep all messages.", "All good. Please open the link in the new mailbox to finish. Until then the old address stays in use."),
    ],
  },
  {
    key: "name-spelling", category: "account", team: "support", priorities: ["low"], tags: ["profile"],
    subjects: ["My name is spelled wrong", "Correct my name please", "Change display name"],
    openings: [
      "My name shows with small letters, please write it as {full}.",
      "I want my display name to be {full} and not the nickname that I used when I joined.",
      "My surname is missing one letter. The right one is in my email.",
    ],
    details: ["Buyers think that I am another person.", "It is only for the name that people see.", "I could not find where to do it."],
    turns: [
      fix("It is {full} now. People see it from their next visit on.", "I have changed it to {full}. Your username {username} stays as it is, so you sign in as before."),
    ],
  },
  {
    key: "username-change", category: "account", team: "support", priorities: ["low"], tags: ["profile"],
    subjects: ["Can I change my username", "Username has a mistake", "I want another username"],
    openings: [
      "I made a mistake in my username when I registered. Can it be changed?",
      "I want another username because customers can't remember this one.",
      ng("Please I want to change my username, na my ex name dey inside."),
      ke("Nataka kubadilisha username yangu, how do I do it?"),
    ],
    details: ["Now it is {username}.", "I don't want to open a new account and lose my ratings."],
    turns: [
      ask("A username can't be changed after sign-up, because links and messages point to it. The name that people see can be another one, though. Which name should they see?", "The username itself stays, sorry. But people mostly see your display name, and that I can set for you. How should it be written?"),
      member("Okay then. Please let it show {full}.", "{full} please. That is how customers know me.", "Ah okay. {full} is fine."),
      fix("It shows {full} now. You still sign in with {username}, or with your email address.", "Done, everybody sees {full} now. Nothing is lost: your messages and ratings are where they were."),
    ],
  },
  {
    key: "delete-account", category: "account", team: "support", priorities: ["medium", "low"], tags: ["erasure"], informs: true,
    subjects: ["Delete my account", "I want to leave", "How do I remove my account", ng("Please close my account finally")],
    openings: [
      "I want to delete my account. I don't see the button anywhere.",
      "Please delete my account and all my details. I am not using it any more.",
      "How can I remove my account? I have another one now.",
      ke("Nataka kufunga account yangu kabisa."),
    ],
    details: ["I have collected all my money.", "I am getting too many messages.", "Please remove my phone number from your system too."],
    turns: [
      ask("I am sorry to see you go. There is no button yet; we do it for you. It can't be undone: your profile is blanked and you can't sign in again. Please answer \"Yes, delete\" from this account if you are sure.", "We can do that for you. Before I pass it on: is anything still open, an order or money in the wallet? And please confirm with \"Yes, delete\"."),
      member("Hmm. On second thought I keep it, my cousin wants to sell with me. I just don't want people to see me all the time.", "I still have something to sell, so not yet. I will write again when I am ready."),
      fix("Glad that you stay. You can switch off showing when you are online in your privacy settings; your messages come as before. Nothing else was changed.", "All right, nothing was changed. When you are ready, answer here or write again, and confirm with \"Yes, delete\". An admin then does it."),
    ],
  },
  {
    key: "second-account", category: "account", team: "support", priorities: ["low"], tags: ["profile"],
    subjects: ["I have two accounts", "Join my accounts", "Opened second account by mistake"],
    openings: [
      "I opened a second account by mistake because I forgot that I had one. Can you join them?",
      "I have two accounts with different emails. I want only this one, {username}.",
      "Somehow there are two of me. The other one has my old listings.",
    ],
    details: ["The other email is old.", "I am afraid that you will block me for it."],
    turns: [
      ask("No problem, nobody is blocked for that. Which username does the other one have, and can you still sign in there?", "That happens. Please write to us from the other account too, so that I know both are yours, and tell me its username."),
      member("It is {username}2. Yes I can sign in.", "I just wrote from {username}_old"),
      fix("Thanks. Accounts can't be joined, so I have noted that {username} is the one you keep. The other one will be closed when you confirm it from there. Your listings can be made again here.", "Thank you. I keep {username} as it is and closed the other one, as you asked."),
    ],
  },
  {
    key: "hide-online", category: "account", team: "support", priorities: ["low"], tags: ["privacy"], informs: true,
    subjects: ["Don't show when I am online", "Hide my online status", "Who can see that I am online"],
    openings: [
      "I don't want people to see when I am online. Sellers get angry when I don't answer at once.",
      "Can other members see that I am online? I want to hide it.",
      "How do I hide the green dot?",
      ng("People are always saying \"I saw you online\". How can I off it?"),
    ],
    details: ["I only come to look at prices.", "Will I still get messages?"],
    turns: [
      fix("You can: showing when you are online is a choice in your privacy settings. With it off nobody sees whether you are here, and your messages arrive as before.", "That is your choice: the switch is in your privacy settings, and at the moment it is on. Turn it off and nobody sees when you are here; messages come as before."),
    ],
  },
  {
    key: "wrong-town", category: "account", team: "support", priorities: ["low"], tags: ["profile"],
    subjects: ["My town is wrong", "It shows another place", "Location not correct"],
    openings: [
      "My profile shows the wrong town. I live in {town}.",
      "People write to me from far away because my place is not right. It should be {town}.",
      ke("Town yangu si hiyo. Niko {town}."),
      ng("The location on my profile is not correct, I have packed to {town}."),
    ],
    details: ["I tried to type it but it was not in the list.", "I moved last month."],
    turns: [
      fix("I have set it to {town}. If the list did not show it, the page had perhaps not finished loading.", "It is {town} now. Thank you for telling us."),
    ],
  },
  {
    key: "who-reads-messages", category: "account", team: "support", priorities: ["low"], tags: ["privacy"], informs: true,
    subjects: ["Who can read my messages", "Is this chat private", "Question about privacy"],
    openings: [
      "Who reads what I write here? I want to send something private about my payment.",
      "Is it a robot or a person that reads my messages to support?",
      "Before I explain my problem, can other members see this ticket?",
    ],
    details: ["I don't want my employer to know.", "Sorry for asking, I was cheated on another site."],
    turns: [
      say("Only you and our support team see this ticket. No other member does, and it is in no search page. The first answers in the help chat come from a bot, which says so; this one is written by me, {agent}.", "It is between you and our team. The bot answers first and is marked as a bot; I am a person, {agent}."),
      member("Okay good. Then please look whether my account has any problem, a friend told me that it is reported.", "Thank you. That is all I wanted to know."),
      fix("I have looked, and there is nothing against your account. Please never send a PIN or a code, also not here.", "You are welcome. One thing to keep in mind: don't send PINs, card numbers or codes to anybody, also not to us."),
    ],
  },
];
