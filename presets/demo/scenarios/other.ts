import { ask, fix, ke, member, ng, note, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Questions and everything else. */
export const otherScenarios: Scenario[] = [
  {
    key: "opening-hours", category: "other", team: "support", priorities: ["low"], tags: ["question"],
    subjects: ["When are you open", "Do you answer on Sunday", "Working hours"],
    openings: [
      "At what time do your people answer? I wrote in the night.",
      "Do you work on weekends? I only have time then.",
      ke("Mko wazi saa ngapi?"),
      ng("Una dey work for Sunday?"),
    ],
    details: ["I want to plan when to write."],
    turns: [
      fix("Monday to Friday from 8 to 6 and Saturday from 9 to 2, Lagos time. You can write at any time; what comes in the night is answered in the morning, in order.", "We are here on weekdays 8 to 6 and on Saturday until 2, Lagos time. On Sunday only the bot answers, and your message waits safely for Monday."),
    ],
  },
  {
    key: "advertise", category: "other", team: "support", priorities: ["low"], tags: ["business"],
    subjects: ["I want to advertise on your site", "Partnership", "Business proposal"],
    openings: [
      "I have a delivery business in {town} with {count} riders. Can we work together?",
      "How much is it to advertise my shop on your first page?",
      "We are a small company that would like to offer our service to your members. Whom can I talk to?",
    ],
    details: ["We are registered.", "I can come with a proposal.", "My email is {email}."],
    turns: [
      say("Thank you for thinking of us. I have passed your message to the person who decides on that.", "Thanks, that is not mine to decide. I have sent it on."),
      note("{colleague} asked for a one-page summary."),
      ask("Could you write one page about what you do, where, and at what prices, and put it here as text?", "Before we meet, could you tell us in ten lines what you offer and what it would cost our members?"),
      member("We deliver inside {town} the same day, from {amount} a parcel. Riders have insurance. We have done it for three years.", "Ten lines: same day delivery, {town} only, price from {amount}, pay after delivery, we call the buyer before. We work with two shops already."),
      fix("Thank you, that is clear. Our admin has it and will write to {email} if it fits. I close this ticket on our side; nothing is lost.", "Good, thank you. It was forwarded to our admin, who will answer you by email."),
    ],
  },
  {
    key: "student-project", category: "other", team: "support", priorities: ["low"], tags: ["question"],
    subjects: ["Help with my school project", "Interview for my research", "Questions for my final year project"],
    openings: [
      "I am a final year student writing about online trade in {town}. Could somebody answer {count} questions?",
      "For my project I need to know how many people use your site. Is it possible?",
      "I study business and want to write about your help desk. Can I speak with an agent for 15 minutes?",
    ],
    details: ["My supervisor has approved it.", "Names will not be mentioned.", "The deadline is in two weeks."],
    turns: [
      ask("Nice topic. Please put your questions here and I will ask who can answer them. We can't give figures about members.", "Gladly, if it works in writing. Which questions are the most important to you?"),
      member("1. When did you start? 2. What do people complain about most? 3. What would you do differently?", "How fast do you answer, what is the hardest, and how many agents are you?"),
      fix("1. Not long ago. 2. Payments that show late. 3. Explain more on the page, before people must ask. Good luck with the project!", "Most answers go out within a few hours. The hardest is when somebody was cheated outside the site. We are a handful of people. All the best."),
    ],
  },
  {
    key: "thank-you", category: "other", team: "support", priorities: ["low"], tags: ["praise"],
    subjects: ["Thank you", "Well done to your team", "Just to appreciate", ke("Asanteni")],
    openings: [
      "I only want to say thank you. Last week you helped me and I forgot to answer.",
      "My {item} was sold in two days. Good site!",
      ng("No complaint today. I just want to appreciate una for the other time."),
      ke("Asanteni sana, mlinisaidia haraka juzi."),
    ],
    details: ["Tell {agent} I said thanks.", "Keep it up."],
    turns: [
      fix("That made our day, thank you! I have read it out to the others.", "How kind of you to write. All the best for you and your business."),
    ],
  },
  {
    key: "how-to-list", category: "other", team: "support", priorities: ["low", "medium"], tags: ["question"],
    subjects: ["How do I sell something", "How to post my {item}", "I am new, how does it work"],
    openings: [
      "Good people, I am not a computer person, so forgive me if this is simple. My daughter opened this account for me and went back to school. I have a {item} to sell, it is clean and works well. I found the page with all the things of other people, but I don't see where to put mine. I pressed many things and now I am afraid that I have bought something! Please explain it slowly, one step after the other, like to a child, and tell me what it costs.",
      "I want to sell a {item} but I don't know how to start.",
      "Good site but where do I press to put my market?",
      ng("I just join. How I go take post my goods?"),
      ke("Mimi ni mgeni hapa. How do I list my {item}?"),
    ],
    details: ["My nephew opened the account for me.", "Is it free?", "What picture is good?"],
    turns: [
      fix("Welcome! Press the plus sign below, choose Sell, add a photo in daylight, a price and your town. It is free. The first listing is looked at by one of us before it shows.", "Welcome. In short: plus sign, Sell, two photos, a clear title such as \"{item}, good condition\", the price, then Publish. Tell me if you get stuck."),
    ],
  },
  {
    key: "wrong-company", category: "other", team: "support", priorities: ["low"], tags: ["misdirected"],
    subjects: ["My SIM is blocked", "No network since morning", "Unblock my line"],
    openings: [
      "My {network} line is blocked since {date}. Please open it.",
      "There is no network in {town} since morning. When will it come back?",
      "I entered a wrong PUK in my line. The number ends with {ending}.",
    ],
    details: ["I have called many times.", "Please it is my business line."],
    turns: [
      fix("I am sorry, we are not {network}: this is the help page of the site where you trade. Please call their customer line or visit one of their shops with your ID.", "That must be annoying. We can't see or open phone lines here; only {network} can do that. Please ask them, with your ID in hand."),
    ],
  },
  {
    key: "job", category: "other", team: "support", priorities: ["low"], tags: ["business"],
    subjects: ["Are you hiring", "Job application", "I want to work with you", ng("Any vacancy?")],
    openings: [
      "Do you have a vacancy? I am good with people and with computers.",
      "I would like to work in your support team. I have two years of experience in a call centre.",
      "Please consider me for any job. I live in {town}.",
    ],
    details: ["I speak three languages.", "I can start at once.", "I can work in the night."],
    turns: [
      fix("Thank you for asking. There is no open place at the moment. If there is one, it will be announced on the site. All the best!", "Thank you, I enjoyed reading it. We are a small team and not looking for anybody now. Please watch the announcements."),
    ],
  },
  {
    key: "delivery-question", category: "other", team: "support", priorities: ["low", "medium"], tags: ["question"],
    subjects: ["Who delivers", "How do I receive my item", "Delivery to {town}"],
    openings: [
      "I bought a {item}. Who brings it to me, you or the seller?",
      "Do you deliver to {town}?",
      "The seller says that I must pay the rider {rider}. Is that correct?",
    ],
    details: ["It is my first time.", "I don't know the seller."],
    turns: [
      ask("Did you agree with the seller on delivery, or to meet? And have you paid already?", "What did you and the seller agree on in the chat? I can only help with what was said there."),
      member("We agreed to meet at the market. Not paid yet.", "She said she sends a rider. I have not paid."),
      fix("Good. Then please meet in daylight in a busy place, look at the {item} first, and pay after. We don't deliver ourselves.", "Then the rider's fee is between you two. Please pay for the {item} only when you have it in your hands. Riders are not ours."),
    ],
  },
  {
    key: "what-is-allowed", category: "other", team: "content", priorities: ["low"], tags: ["rules"],
    subjects: ["What is not allowed", "Can I sell food", "Question about the rules"],
    openings: [
      "Can I sell home made food on the site? Small chops and juice.",
      "Is it allowed to sell medicine or herbs?",
      "I want to do a small raffle for my customers. Is it allowed?",
    ],
    details: ["I saw somebody else do it.", "I don't want problems."],
    turns: [
      say("Good that you ask first. I am checking with the content team so that I tell you nothing wrong.", "Let me ask the people who look after the rules."),
      fix("Food is fine when you say who made it and when. Medicine, herbs with health promises, raffles and anything for under-age buyers are not.", "The rule is short: things that one may sell at an open market are fine, with honest words. No medicine, no raffles, no alcohol."),
    ],
  },
  {
    key: "slow-answer", category: "other", team: "support", priorities: ["medium", "high"], tags: ["complaint"],
    subjects: ["Nobody is answering me", "Complaint about your service", "I have been waiting since {date}", ng("Una customer care no try")],
    openings: [
      "I am not happy. I wrote on {date} and nobody has answered till now.",
      "This is my second ticket for the same thing. Does anybody read here?",
      ng("Your customer service is too slow. I have been begging since {date}."),
      "I want to complain. On {date} I asked a simple question about my listing and was told to wait. I waited. Then I was told that somebody else looks at it. I waited again. I have a business and customers, and I can't tell them \"wait\" every day. I don't need nice words, I need to know who is looking at it and when it is done.",
    ],
    details: ["It was about my {item}.", "I know you are busy, but please.", "At least say that you saw it."],
    turns: [
      say("You are right to be annoyed, and I am sorry. I have found your earlier message: it was put in the wrong team and nobody saw it. I am {agent} and I keep it until it is done.", "I am sorry. I have read everything from the beginning, so you don't need to repeat it. I take it over from here."),
      note("Was waiting in Content without an assignee over the weekend. {colleague} let us look at that view every morning."),
      member("Okay. Thank you for being honest.", "Thank you. I will see.", ng("Okay, I hear. Make una do better.")),
      fix("It is done: your {item} is visible and the old question is answered in your first ticket. We have also changed who looks at waiting tickets each morning.", "Done now. Your listing was corrected an hour ago, please look. And thank you for giving us another chance."),
    ],
  },
];
