import { ask, fix, ke, member, ng, note, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Getting in: sign-up, verification, sign-in, passwords, lost phones. */
export const accountAccessScenarios: Scenario[] = [
  {
    key: "no-verification-mail", category: "account", team: "support", priorities: ["medium", "low"], tags: ["verification"], newcomer: true,
    subjects: ["Verification email not received", "I did not get the link", "Can't verify my email", ke("Sijapata email ya verification")],
    openings: [
      "I registered today and the verification email has not come. I can't do anything without it.",
      "I have just opened an account with {email}. No link came. I checked spam too.",
      ng("I signed up since {clock} and I have not seen any verification mail."),
      ke("Nimejiandikisha lakini sijaona link kwa email. Nimeangalia hata spam."),
    ],
    details: ["My username is {username}.", "I asked for it again {count} times.", "Is there another way to verify?"],
    turns: [
      ask("Please check that the address is right: we have {email}. Is that how you write it? And is your mailbox perhaps full?", "I can see that our mail was accepted by your provider. Could you look under Promotions and All mail too, and search for our name?"),
      member("The address is correct but my storage was full! I have deleted some things now.", "I found it under promotions, but it says the link is expired"),
      fix("Thank you. Please ask for a new email from the notice on your page, and open the newest one; each link works once and only for a while. I can see that mail to you is being delivered now.", "Then please ask for one more link and use only the newest mail. I watched it being delivered just now."),
    ],
  },
  {
    key: "verification-expired", category: "account", team: "support", priorities: ["low"], tags: ["verification"], newcomer: true,
    subjects: ["Verification link expired", "Link says already used", "The link is not opening"],
    openings: [
      "I clicked the link in the email and it says expired. I only saw the mail in the morning.",
      "The verification link says already used but my account still says not verified.",
      "The link in the email is not opening on my phone, it gives a blank page.",
    ],
    details: ["I use {browser} on {device}.", "I clicked it {count} times.", "The mail came at {clock}."],
    turns: [
      fix("Verification links run out and work once, for your safety. Please sign in, ask for a new link from the notice that your address is not verified, and open the newest email. If you clicked an older one, that explains the message.", "Please sign in on the same phone first, ask for a new link, then open the newest mail only. The older links stop working when a newer one is sent."),
    ],
  },
  {
    key: "reset-mail-missing", category: "account", team: "support", priorities: ["medium", "high"], tags: ["password"],
    subjects: ["Password reset email not coming", "I forgot my password", ng("I no fit login, forgot password"), ke("Nimesahau password")],
    openings: [
      "I forgot my password on the other phone and the reset mail is not coming. I am still signed in on this one.",
      "I want to change my password because I don't remember it. I clicked forgot password, no email.",
      ng("I have clicked forgot password {count} times, no mail has entered. Abeg check."),
      ke("Nimesahau password na email ya reset haiji. Bado niko logged in kwa simu hii."),
    ],
    details: ["My email is {email}.", "I need it before I change my phone.", "Could it be my network?"],
    turns: [
      ask("Which address did you enter for the reset? It must be the one in your account.", "When did you last ask for it? And do you get other emails from us, for example about this ticket?"),
      member("I think I used my office email, let me try again", "I asked at {clock}. I got the mail about this ticket, yes."),
      fix("Yes, it works with {email} only. I can see that a reset email was delivered there a few minutes ago. Please use the newest one; the link works once.", "Thanks. The address was typed with a small mistake in the form, that is why nothing came. Please try once more with {email}."),
    ],
  },
  {
    key: "username-sign-in", category: "account", team: "support", priorities: ["low", "medium"], tags: ["sign-in"],
    subjects: ["Can't sign in with my username", "Username not accepted", "Wrong username or password"],
    openings: [
      "On my laptop it says wrong username or password but it is correct. On the phone I am inside already.",
      "I can sign in with email but not with username {username}.",
      "It is saying wrong password and I know that I am typing the right one.",
    ],
    details: ["I tried it on {browser}.", "I typed it slowly and carefully.", "Is it capital or small letters?"],
    turns: [
      ask("Does your keyboard add a space after the username, or begin with a capital letter? The username itself may be in small or capital letters, the password not.", "Did you change your username or password in the last days, maybe on another phone?"),
      member("Ah there is a space at the end, the phone adds it", "I changed the password last week, maybe I am using the old one"),
      fix("That is it: please delete the space, then it works.", "Then please choose “Forgot your password?” and set a new one; after that both the username and the email work again."),
    ],
  },
  {
    key: "too-many-tries", category: "account", team: "support", priorities: ["medium", "low"], tags: ["sign-in"], informs: true,
    subjects: ["It says too many tries", "My account is locked", ng("They blocked me from login")],
    openings: [
      "I wanted to show my brother the site on his laptop. I typed my password wrong many times and now it says too many tries. I am still signed in here on my phone.",
      "I tried to sign in on the computer and it says wait. How long is it?",
      "Your site has locked me on my laptop, it says too many attempts. On this phone it still works.",
    ],
    details: ["I only tried like {count} times.", "Is somebody trying to enter my account?"],
    turns: [
      fix("Nobody has locked you. After five tries in a minute the page makes everybody wait a little, so that nobody can guess your password. Please wait a minute and try again, or use “Forgot your password?”.", "It is only a pause, not a lock: five tries a minute. The page says when you may try again. I looked, and all tries came from your own town."),
    ],
  },
  {
    key: "lost-phone", category: "account", team: "support", priorities: ["urgent", "high", "high"], tags: ["security"],
    subjects: ["My phone was stolen", "Lost phone, please sign out my account", ke("Simu yangu imeibiwa"), "Sign me out everywhere"],
    openings: [
      "My phone was stolen in {town} on {date}. My account was open on it. Please sign it out.",
      "I lost my {device} and I was signed in there. I am writing from another phone. Please remove it.",
      ng("They collected my phone yesterday night. Please log out my account from everywhere before they use it."),
      ke("Simu yangu imeibiwa {town}. Tafadhali ondoa account yangu kwa hiyo simu."),
    ],
    details: ["There is money in my wallet, please be fast.", "The screen had no lock.", "I have changed my email password already."],
    turns: [
      say("I am so sorry. I have signed your account out on all phones and computers just now, this one too after a moment. Please reset your password straight away.", "Done: your account is signed out everywhere. Whoever has the phone can't see anything without the password. Please set a new one now."),
      member("Thank you! I have set a new password.", "I have done it. Can they still see my messages?", "Okay done. God bless."),
      note("Signed out everywhere. No payments or messages since the theft."),
      fix("All is in order. There was no activity after the time of the theft, and nobody can open your messages without your new password. Please also report the SIM to your network.", "Good. I checked: nothing was sent or paid from your account since then. Take care of yourself."),
    ],
  },
  {
    key: "strange-sign-in", category: "account", team: "support", priorities: ["urgent", "high"], tags: ["security"],
    subjects: ["Somebody is using my account", "I think I was hacked", "Messages I did not write", ng("Person don enter my account")],
    openings: [
      "Something is wrong with my account and I am afraid. In the morning two friends called me and asked why I need money so urgently. I told them that I did not write to anybody. Then I looked and there are messages in my name at {clock} which I have never written, with a number that is not mine. I don't know how the person entered. I have not given my password to anyone, only my junior brother used my phone last week to watch something. What should I do first? Please don't close my account, all my customers are there.",
      "There are messages in my account that I did not write. I think somebody has my password.",
      "My friend says that I asked her for money on your site. It was not me!",
      "I got an email about a ticket that I did not open. Somebody is in my account.",
      ng("Somebody is using my account to ask people for money. I have been seeing chats I did not send."),
    ],
    details: ["I used the same password on another site.", "I was at a cyber cafe on {date}.", "Please block it quickly."],
    turns: [
      ask("Thank you for acting fast. I have signed your account out everywhere. Please reset your password now, with one that you use nowhere else, and tell me here when it is done.", "I have ended all sessions of your account. Please set a new password through “Forgot your password?”, then tell me which messages are not yours."),
      member("I have reset it. The messages at {clock} and {clock2} are not mine.", "Done. I remember I did not sign out at the cyber cafe.", "Password changed. Please tell the people it was not me."),
      note("Sessions from a second device ended. Two messages asking for money, nobody paid. {colleague} for information."),
      fix("Thank you. It is safe now: no other device is signed in. I have told the people who got those messages that they did not come from you. Nobody had sent money.", "Your account is yours alone again. If you used a shared computer and did not sign out, that was most likely the door."),
    ],
  },
  {
    key: "signed-out-again", category: "account", team: "support", priorities: ["low", "medium"], tags: ["sign-in"],
    subjects: ["I am logged out every time", "Have to sign in again and again", "It does not remember me"],
    openings: [
      "Each time I close the browser I have to sign in again. It was not like this before.",
      "The site signs me out many times a day. I am tired of typing my password.",
      "Why am I logged out every morning?",
    ],
    details: ["{device}, {browser}.", "I have a small phone and it closes things by itself.", "My wife's phone does not do it."],
    turns: [
      ask("Do you have a cleaner app that clears the browser? That would sign you out each time.", "Are you using a private window, or is the browser set to delete its data when it is closed? That would sign you out each time."),
      member("I have a cleaner app, it came with the phone", "It is a private window, I did not know that it matters"),
      fix("That is the reason: it throws away the small file that remembers you. Please take the browser out of the cleaner's list, then sign in once more.", "Please open the site in a normal window, and sign in one last time. It should then remember you on this phone."),
    ],
  },
];
