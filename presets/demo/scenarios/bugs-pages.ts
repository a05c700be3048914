import { ask, fix, ke, member, ng, note, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Pages that do not load, look wrong or refuse. */
export const bugPageScenarios: Scenario[] = [
  {
    key: "white-page", category: "bug", team: "support", priorities: ["high", "medium"], tags: ["web"],
    subjects: ["Page is blank", "White screen only", "Site not opening", ng("The site is not opening at all")],
    openings: [
      "The page stays white after I sign in. Nothing shows, not even an error.",
      "When I open my messages I see a white page. Other sites are working.",
      ng("Since morning the site is just showing white. I have off and on my data."),
      ke("Site haifunguki, inaonyesha white tu."),
    ],
    details: ["I am on {device} with {browser}.", "It was working until {date}.", "I cleared the cache."],
    turns: [
      ask("Thank you. Which version is your browser? You see it under Settings, About. And does the page come if you wait a full minute?", "Does it also happen in another browser on the same phone?"),
      member("It says version 79. Waiting does not help.", "In the other browser it works! Only in {browser} it is white."),
      note("Old browser stops on a newer statement in our code. Told the developers, {colleague} has the details."),
      fix("That was the reason: your browser is older than what the page expected. We have changed the page so that it works there too. An update of the browser from the store would make it faster as well.", "Thank you, that helped us find it. It is corrected; please open the page once more in {browser}."),
    ],
  },
  {
    key: "photo-upload", category: "bug", team: "support", priorities: ["medium"], tags: ["upload"],
    subjects: ["Photo not uploading", "Can't add picture to my listing", "Upload stuck at 90%"],
    openings: [
      "I can't upload the photo of my {item}. It goes to 90% and stops.",
      "When I choose a picture it says failed. I tried {count} pictures.",
      ng("Picture no dey upload. E go just dey turn."),
      ke("Picha haiendi. It loads then it says error."),
    ],
    details: ["The photos are from my {device}.", "On wifi it is the same.", "The listing without photo gets no buyers."],
    turns: [
      ask("How large is the photo? In the gallery: Details or Info. And is it a normal photo or a screenshot?", "Does it fail with every picture, or only with those from the camera?"),
      member("It says 14 MB, normal photo", "Only the camera ones. Screenshots go through."),
      note("Camera takes 64 MP pictures, above the limit of 10 MB. The message should say so."),
      fix("Your camera makes pictures that are larger than our limit of 10 MB. Please choose a smaller size in the camera's settings; it also saves data. We will make the page say so instead of just stopping.", "It is the size: the limit is 10 MB a picture. Please set the camera to a smaller size, it then works and costs you less data."),
    ],
  },
  {
    key: "search-empty", category: "bug", team: "support", priorities: ["low", "medium"], tags: ["search"],
    subjects: ["Search is not finding anything", "Search shows nothing", "I can't find my own listing"],
    openings: [
      "I search for {item} and it says nothing found, but I can see it on the first page.",
      "Search is not working. Whatever I type, no results.",
      "My own listing does not come when I search for it.",
    ],
    details: ["I was in {town} when I tried.", "Yesterday it was working.", "I wrote it exactly like in the title."],
    turns: [
      ask("Which words did you type, and was a town or a price chosen at the same time?", "Could you tell me the words, and whether any filter was still set from before?"),
      member("I typed {item}. I think there was a price, yes.", "Oh, the town is set to another place. I did not see it."),
      fix("A filter from your last search was still set, so nothing could match. We will show active filters more clearly. Please clear them and search again.", "That is it. Please set the town back to All. I agree that it is easy to miss, I have told the designers."),
    ],
  },
  {
    key: "keyboard-covers", category: "bug", team: "support", priorities: ["medium", "low"], tags: ["phone"],
    subjects: ["Keyboard covers the send button", "I can't see what I am typing", "Button is hidden"],
    openings: [
      "When I type, the keyboard covers the box and I can't see what I write.",
      "The send button goes under the keyboard on my {device}.",
      "On the page to make a listing, the last button is hidden and I can't reach it.",
    ],
    details: ["I use big letters because of my eyes.", "It is only in {browser}.", "If I turn the phone it is okay."],
    turns: [
      ask("Which keyboard app do you use, and is the text size of the phone set to large?", "Could you tell me the browser and its version, and whether the address bar is at the top or at the bottom?"),
      member("The normal one. Text size is the biggest.", "{browser}, the bar is at the bottom"),
      note("Repeated it with 200 % text size. Reported with steps.", "Repeated it with the address bar at the bottom. Reported with steps."),
      fix("I could repeat it, thank you. It is corrected for large text sizes; please reload the page.", "With the bar at the bottom I saw the same. It is corrected now, please reload the page once."),
    ],
  },
  {
    key: "slow-network", category: "bug", team: "support", priorities: ["low", "medium"], tags: ["slow"],
    subjects: ["Very slow", "Site takes too long", "Loading forever on my network", ke("Iko slow sana")],
    openings: [
      "I like this site, so please take this as advice from a friend. In {town} many of us have small phones and buy data every day for a little money. When I open the first page it takes so long that I sometimes make tea. My {device} gets hot. I watched what it loads: all those big pictures, even the ones far below that I never look at. By the time I find the message of my customer, my bundle is half gone and he has bought from another person. Can there be a light page with only words?",
      "The site is very slow on my phone, sometimes I wait two minutes for a page.",
      "It is loading and loading. {network}, in {town}.",
      ng("Network dey but your site is too slow. It is eating my data."),
      ke("Iko slow sana hapa {town}, na bundles zinaisha."),
    ],
    details: ["My phone is {device}, it is not new.", "In the evening it is the worst.", "Other sites open fast."],
    turns: [
      ask("Which page is the slowest, and at what time of the day? That tells us where to look.", "Is it slow everywhere, or mainly on pages with many pictures?"),
      member("The first page, and in the evening around 8 or 9", "Mainly where there are many pictures"),
      say("Thank you. I have passed this to the developers with your phone and network.", "I have measured it with a slow connection and see the same."),
      fix("Pictures on the first page are now sent in a smaller size to slow connections. For me it went from 40 seconds to 9. Please try this evening.", "We have made the pages with pictures about a third of the size. It should be better now, and use less data."),
    ],
  },
  {
    key: "time-wrong", category: "bug", team: "support", priorities: ["low"], tags: ["time-zone"],
    subjects: ["Time is wrong on messages", "The hour is not correct", "Messages show another time"],
    openings: [
      ke("Messages show one hour or two behind. I am in {town} and it is {clock} here."),
      ng("The time on my messages is one hour wrong. My phone time is correct."),
      "The time written under my messages is not my time.",
    ],
    details: ["I saw it since {date}.", "It confuses my customers.", "My phone sets the time by itself."],
    turns: [
      ask("Does your phone show the right time zone under Settings, Date and time? It should name your own city or country.", "Is it wrong for all messages, or only for old ones?"),
      member("It says another country! I bought it from abroad.", "Only those of before {date}"),
      fix("That explains it: the page shows times by the phone's zone. Please switch on automatic time zone and reload.", "Thank you. Times of older messages were shown without your zone. That is corrected."),
    ],
  },
  {
    key: "dark-unreadable", category: "bug", team: "support", priorities: ["low"], tags: ["looks"],
    subjects: ["Can't read text at night", "Dark mode problem", "Black letters on black"],
    openings: [
      "When my phone is in dark mode I can't read the names in the list, black on black.",
      "In the night the page becomes dark and some words disappear.",
      "Some buttons can't be seen when my {device} is in dark mode.",
    ],
    details: ["In the day it is fine.", "It is the page with my messages.", "I have to select the text to see it."],
    turns: [
      say("Thank you, I see it too. Reported with a picture.", "I could repeat it on my own phone."),
      fix("Corrected: the names in the list are light in the dark now. Please reload the page.", "It is put right. Two more places had the same trouble, so your report helped others too."),
    ],
  },
  {
    key: "post-failed", category: "bug", team: "support", priorities: ["high", "medium"], tags: ["posting"],
    subjects: ["My post failed", "Cannot post", "Something went wrong when posting", ng("I can't post anything")],
    openings: [
      "I want to report what happens when I post, step by step, because last time you asked me for it. 1. I open the page and press the plus sign. 2. I write the title and the price of the {item}. 3. I add two photos and they load well. 4. I press Publish. 5. It turns for some seconds and says \"Something went wrong\". When I go back everything that I wrote is still there, thank God, but it does not go. I tried it {count} times, with wifi and with my own data, on {device} with {browser}. Other people are posting, I can see them.",
      "I can't post. It says \"Something went wrong\" each time.",
      "My post failed {count} times. I wrote everything again and again.",
      ng("I have been trying to post my {item} since {clock}, it is not going. E just dey show error."),
      ke("Siwezi ku-post. Inasema error kila wakati."),
    ],
    details: ["There are two photos in it.", "Reading works, only posting does not.", "Is my account blocked?"],
    turns: [
      ask("Your account is fine. Could you copy the number under the error message? And which words are in the title?", "Nothing is blocked. Does it also fail without photos, and if you leave out links and emoji?"),
      member("The number is {count}{ending}. Title is \"Clean {item} for sale\".", "Without the link it went through!"),
      note("Error comes from a sign in the text that our filter did not know. Same for two others this week.", "Held back by the link rule for new members. The message should say so."),
      fix("Found: a special sign in the text made it fail. It is corrected, please post again.", "Good. Posts with links from new members are held back against spam, and the page should have said so. We will change the message."),
    ],
  },
];
