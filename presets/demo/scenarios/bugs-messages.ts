import { ask, fix, ke, member, ng, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Messages, badges and emails that come late, twice or not. */
export const bugMessageScenarios: Scenario[] = [
  {
    key: "messages-late", category: "bug", team: "support", priorities: ["medium", "high"], tags: ["realtime"],
    subjects: ["Messages come late", "I only see new messages after reload", "Chat is not live"],
    openings: [
      "Yesterday I lost a customer because of this. She wrote at {clock} that she is near my shop and wants to come. My phone was in my hand and your page was open in front of me, but nothing came. When I touched the screen after some time, three messages fell in at once, the last one was \"okay I bought it somewhere else\". This was not the first time. It happens when I don't touch the phone for a few minutes. I am on {network} with {browser}. Is it my phone or is it the site?",
      "New messages only appear when I reload the page. Before they came by themselves.",
      "A buyer wrote at {clock} and I saw it one hour later although I was on the page.",
      "Chat is delaying. I answer people who have already left.",
    ],
    details: ["{device}, {network}.", "The phone was not sleeping.", "It started on {date}."],
    turns: [
      ask("Does your phone have battery saver or data saver switched on? Both can stop a page from hearing about new messages.", "Are you on a network of an office or school? Some of them block live connections."),
      member("Battery saver is always on, my battery is weak", "Yes it is the school wifi. On my own data it is fine."),
      fix("That is the likely reason. Please allow your browser to run without the saver. And whatever happens, nothing is lost: when you come back to the page it fetches all that you missed.", "Then the school network cuts the live connection. The page now asks again more often there, so it should take seconds, not an hour."),
    ],
  },
  {
    key: "no-email-notices", category: "bug", team: "support", priorities: ["low", "medium"], tags: ["email"],
    subjects: ["I don't get emails when you answer", "No notification mail", "Emails go to spam"],
    openings: [
      "I did not get an email when your team answered my last ticket. I only saw it by chance.",
      "Your emails always go to spam. I nearly missed the answer.",
      ng("No mail is entering from you people. I have to be checking the site every time."),
      ke("Sipati email mkinijibu. Lazima niingie kwa site."),
    ],
    details: ["My address is {email}.", "Before {date} they were coming.", "I have looked in all folders."],
    turns: [
      ask("Our mail to {email} was accepted by your provider. Could you look in Spam and mark one of our mails as \"Not spam\"?", "Could you search your mailbox for \"ticket\", and look whether a rule or a blocked sender is set?"),
      member("I found {count} of them in spam! I have marked them.", "There was a filter that deletes them. My son set it up I think."),
      fix("Good, from now on they should come to the inbox. Adding our address to your contacts helps too.", "Then it is solved. I have sent a test mail just now, please tell me if it is not there."),
    ],
  },
  {
    key: "draft-lost", category: "bug", team: "support", priorities: ["medium"], tags: ["draft"], informs: true,
    subjects: ["My text disappeared", "I lost a long message", "Everything I typed is gone"],
    openings: [
      "I typed a long message and when a call came, everything was gone.",
      "I was writing to you for twenty minutes and the page reloaded. I have to start again.",
      "Battery finished while I was typing and the message was lost. Can you bring it back?",
    ],
    details: ["It was on my {device}.", "I had not pressed send.", "It is very annoying on a small phone."],
    turns: [
      ask("I am sorry. Were you in a private window, or in another browser than usual? Drafts are kept in the browser that you typed in.", "That should not happen: drafts are kept in the browser. Did you come back with the same phone and the same browser?"),
      member("I think it was a private window, yes", "Same phone, but I opened the link from the email, it has its own browser"),
      fix("A private window forgets drafts when it closes. In a normal window your text stays until you send it, also after a flat battery.", "That is the reason: the mail app opens its own small browser, which has its own drafts. If you open your normal browser, the text should still be in the box."),
    ],
  },
  {
    key: "badge-stuck", category: "bug", team: "support", priorities: ["low"], tags: ["badge"],
    subjects: ["It says 1 new message but there is none", "Red number does not go away", "Unread count is wrong"],
    openings: [
      "There is a red 1 on my messages but I have read everything.",
      "The number of unread messages says {count}, I opened all of them.",
      "The badge does not go away, even after sign out.",
    ],
    details: ["On the computer it is the same.", "It is there since {date}.", "It makes me nervous."],
    turns: [
      say("I see what you mean; I am looking at which conversation it counts.", "Let me see which one it is."),
      fix("It counted a conversation that was closed before you read the last line. I have marked it as read, the number should be gone.", "There is one unread answer in your older ticket, below the fold: please scroll to its end. We will make that easier to find."),
    ],
  },
  {
    key: "message-twice", category: "bug", team: "support", priorities: ["low", "medium"], tags: ["messages"], informs: true,
    subjects: ["My message was sent twice", "Double messages", "People get everything two times"],
    openings: [
      "A buyer says that she got my message two times. I pressed once.",
      "My messages come double in the chat with {stranger}.",
      "When network is bad, my message goes twice.",
    ],
    details: ["It happened at {clock} and {clock2}.", "I use {browser}.", "It looks like I am shouting at people."],
    turns: [
      ask("Do both show the same time to the minute? And did you press the back button, or send again because nothing happened?", "Were two windows open with the same chat, perhaps one on a computer?"),
      member("The second is one minute later. I think I pressed send again because it was waiting.", "Yes, I have it on the computer too"),
      fix("Then the first had arrived, and the second press counted as a new message. Please leave a message that is waiting; it is sent once by itself when the network is back.", "That is how it happened: the same text was sent from both. Each window sends what you press there. Nothing is broken, and you can leave one open only."),
    ],
  },
  {
    key: "old-screen", category: "bug", team: "support", priorities: ["low"], tags: ["web"],
    subjects: ["Status does not change", "Still shows old price", "Page shows old information"],
    openings: [
      "I changed the price of my {item} and buyers still see the old one.",
      "My ticket says open on the phone and solved on the computer. Which is right?",
      "The page shows yesterday's information till I clear the browser.",
    ],
    details: ["{browser} on {device}.", "I changed it on {date}.", "A buyer is insisting on the old price!"],
    turns: [
      say("On our side the new one is stored. I am checking why it does not reach everybody.", "I see the right state here. Let me look at how long pages are kept."),
      member("Okay", "Thanks, please hurry", ng("Okay o")),
      fix("Some pages were kept for a day by the data saver of the browser. We now tell it to ask each time. It is right for everybody since a few minutes.", "It was kept in an in-between store for too long. That is put right, and I emptied it."),
    ],
  },
  {
    key: "bot-misunderstood", category: "bug", team: "support", priorities: ["low"], tags: ["bot"], informs: true,
    subjects: ["The bot does not understand me", "I want to talk to a person", "Robot is giving wrong answer"],
    openings: [
      "The bot keeps giving me the same article. I want to talk to a person.",
      ng("The robot no understand wetin I dey talk. I want human being."),
      ke("Bot haielewi Kiswahili changu. Nataka kuongea na mtu."),
      "I asked why my post is not seen and the bot explained how to reset the password.",
    ],
    details: ["I have asked {count} times in different words.", "It is polite but it does not help.", "My question is about my listing of a {item}."],
    turns: [
      ask("You are with a person now: I am {agent}. Sorry for the detour. What would you like to know? I read what you told the bot, so you don't need to repeat it.", "This is {agent}, no bot. I have your chat before me. Is your question how to bring the {item} in front of more people?"),
      member("At last. I want to know why nobody sees my {item}.", "Exactly. I have had no single view since {date}."),
      fix("Your listing is visible, I found it. It has no photo and no town, so it comes last. Please add both. And thank you: I have told our team which words the bot did not understand.", "It is listed under another category, that is why few people see it. I have moved it. Your words help us to teach the bot, thank you."),
    ],
  },
];
