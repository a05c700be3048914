import { ask, fix, ke, member, ng, note, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Money that left once too often, or left and did not arrive. */
export const paymentChargeScenarios: Scenario[] = [
  {
    key: "charged-twice", category: "payment", team: "payments", priorities: ["high", "high", "urgent", "medium"], tags: ["double-charge"],
    subjects: ["I was charged twice", "Charged two times for one top up", ng("Debited twice {amount}"), ke("Nimekatwa mara mbili"), "Double payment of {amount}"],
    openings: [
      "Please I need you to look into this well. On {date} I wanted to top up {amount}. I pressed pay, the page was loading for a long time and nothing came, so I went back and saw that it was still the old balance. I did not press again. Then two messages entered my phone, one at {clock} and one at {clock2}, each for {amount}. I checked my balance and truly {double} is gone. But in my wallet there is only {amount}. I have not used the money for anything. I am a small trader and this is my stock money for tomorrow morning.",
      "I paid {amount} once and my account was charged two times. First one at {clock} and another one just after. I only pressed the button once.",
      "I topped up with {amount} on {date}. {pay} took {double} in total. Only one {amount} is showing in my wallet.",
      ng("I was debited twice for the same top up of {amount}. The first time the page was just rotating so I refreshed it, and bank sent me two alerts."),
      ke("Nimetuma {amount} once but {pay} imekata mara mbili. The page was loading slowly, I think that is why."),
    ],
    details: ["The reference is {ref} and the other one is {ref2}.", "I have both messages from the bank.", "I need that money back today, it is for my transport.", "I did not buy anything else that day."],
    turns: [
      ask("So that I check the right ones: could you copy both references from the payment messages here? Never send a PIN or card number.", "Could you send the reference of each charge and the time of each? They are in the two messages you got."),
      member("First: {ref}\nSecond: {ref2}", "They are {ref} and {ref2}. Both say {amount}.", "{ref} at {clock}, then {ref2} maybe one minute after"),
      note("Both went through at the provider, same amount, 40 seconds apart. The page was sent twice. Refunding the second.", "Provider shows two successful charges. {colleague} please confirm that I refund {ref2}."),
      fix("I checked both with the provider. You are right: two charges of {amount} went through. I have refunded the second one, {ref2}. It goes back to where you paid from; that can take a few working days.", "Confirmed: the second charge, {ref2}, should not have happened. It has been sent back to you, and the first {amount} stays in your wallet."),
    ],
  },
  {
    key: "pending-payment", category: "payment", team: "payments", priorities: ["medium", "high", "medium"], tags: ["pending"],
    subjects: ["Payment pending since {clock}", "My payment is still pending", ng("Payment has not reflected"), "Pending for {days} hours now", ke("Malipo bado iko pending")],
    openings: [
      "I made a payment of {amount} with {pay} on {date} and it is still showing pending. My bank says that it is successful.",
      "Payment pending. Amount {amount}, reference {ref}. How long does it take?",
      ng("I transferred {amount} since {clock} and it has not reflected. My bank app is showing successful."),
      ke("Nimelipa {amount} na {pay} lakini inaonyesha pending. Pesa imetoka kwa simu yangu."),
    ],
    details: ["Should I pay again or wait?", "I don't want to lose the order, the seller is waiting for me.", "The money has left my account.", "I have refreshed the page many times."],
    turns: [
      say("Please don't pay again. I have asked the provider about {ref} and will tell you here as soon as they answer.", "I can see it on our side as pending. Please don't pay a second time; I am checking with the provider now."),
      member("Okay I will wait", "Alright. Please hurry, the seller is calling me.", ng("Okay sir, I dey wait."), ke("Sawa, nangoja.")),
      note("Provider confirmed it late, callback arrived but was after the timeout. Credited by hand.", "Asked the provider: was queued on the bank's side, success now."),
      fix("The provider has now confirmed your payment and {amount} is in your wallet. Bank delays like this one are usually over within hours.", "Good news: {ref} is confirmed and credited. Please refresh the page and you will see {amount}."),
    ],
  },
  {
    key: "paid-not-credited", category: "payment", team: "payments", priorities: ["high", "high", "medium"], tags: ["missing-credit"],
    subjects: ["Money deducted but wallet is empty", "Top up not showing", "{amount} missing", ng("Wallet not credited after debit"), ke("Pesa haijaingia")],
    openings: [
      "I topped up {amount} but my wallet balance did not change. {pay} reference {ref}.",
      "Since {date} I am waiting for {amount} to enter my wallet. It was deducted from me at {clock}.",
      ng("My account was debited {amount} but the wallet is still showing zero. Please I need to use it now now."),
      ke("Nimetuma {amount} kwa {pay} saa {clock}, pesa haijaingia kwa wallet. Code ni {ref}."),
    ],
    details: ["I have logged out and in again, nothing changed.", "This is the second time this month.", "My username is {username}.", "I can send the message that I got."],
    turns: [
      ask("Could you copy the whole payment message here, but without any PIN or code? I need the reference and the exact time.", "Which phone or account did you pay from? Please send the last two digits only, and the time of the payment message."),
      member("Confirmed, {ref}, {amount}, {date} {clock}. That is all it says.", "The number ends with {ending}, it is not the one in my profile. Time was {clock}."),
      fix("I found {ref}: it was waiting on our side because the confirmation reached us late. {amount} is in your wallet now. The payment itself was always safe.", "Found it. The payment came from a number that is not in your profile, so it was not matched by itself. I have credited {amount} to {username}."),
    ],
  },
  {
    key: "failed-but-debited", category: "payment", team: "payments", priorities: ["high", "medium"], tags: ["failed-charge"],
    subjects: ["Transaction failed but I was debited", "It said failed and took my money", ng("Failed transaction, money hang"), "Failed payment {ref}"],
    openings: [
      "The page said payment failed but I was debited {amount} anyway. What happens now?",
      "I tried to pay {amount}, it showed \"transaction failed\". Few minutes later I got a debit alert for the same amount.",
      ng("My money don hang. E say transaction failed but bank don remove {amount}. Abeg reverse am."),
      ke("It said failed, then I got the {pay} message that {amount} was paid. Code {ref}."),
    ],
    details: ["I tried it at {clock}.", "I was using {browser} on my {device}.", "Should I go to my bank or do you people reverse it?"],
    turns: [
      say("A failed payment that was debited is either confirmed late, or reversed by the bank. I am checking which one yours is.", "I am looking at {ref} with the provider. Please give me a little time, and don't pay again."),
      member("Okay thank you", "How long?", ng("Okay, no wahala.")),
      fix("The provider shows the payment as failed, so nothing reached us. Your bank reverses it without you doing anything, mostly within a day or two. If it has not come back after that, show them the reference {ref}.", "It turned out that the payment did succeed, only late. I have credited {amount}, so no reversal is needed."),
    ],
  },
  {
    key: "wrong-amount", category: "payment", team: "payments", priorities: ["medium", "high"], tags: ["wrong-amount"],
    subjects: ["I was credited less than I paid", "Paid {amount}, got {tenth}", "Wrong amount in wallet"],
    openings: [
      "I paid {amount} but my wallet shows only {tenth}. One zero is missing.",
      "There is a mistake. {amount} was paid on {date} and just {tenth} entered.",
      "My top up of {amount} is showing as {tenth} in the history, while {pay} says {amount}.",
    ],
    details: ["Reference {ref}.", "I checked three times, I typed the right amount.", "Please correct it, I was going to pay a seller."],
    turns: [
      ask("Let me check that. Did you type the amount yourself, or did you choose one of the buttons?", "Could you tell me the exact sum in your payment message, with any fee, and its reference?"),
      member("I chose it from the buttons then it opened {pay}", "It says {amount} and reference {ref}. There was a fee of {fee}."),
      note("Amount at the provider is the full one; our row has one zero less. Looks like the form fix from last week, see with {colleague}."),
      fix("You are right, and it was our mistake: the page recorded {tenth} though {amount} was paid. The rest is in your wallet now and the page has been corrected.", "The provider received {amount}, so I have credited the difference. Sorry for the fright."),
    ],
  },
  {
    key: "refund-status", category: "payment", team: "payments", priorities: ["medium", "low"], tags: ["refund"], informs: true,
    subjects: ["Where is my refund", "Refund not received", "Refund of {amount}", ke("Refund bado haijafika")],
    openings: [
      "I am writing again about my refund. On {date} the seller cancelled because the {item} was already sold, and the page said that {amount} goes back to me. I was told to wait, so I waited. I went to my bank and they told me that nothing has come and that I should ask you people. Now I am standing between two offices. Can you please tell me three things: was it really sent, on which day, and what should I show to the bank? The reference of the payment is {ref}.",
      "You told me that my refund of {amount} was sent {days} days ago. I have not seen it in my account.",
      "An order was cancelled on {date} and I should get {amount} back. When will it come?",
      ng("I am yet to receive my refund of {amount}. My bank said they did not see anything."),
      ke("Refund yangu ya {amount} haijafika. Ilifaa kuja on {date}."),
    ],
    details: ["The seller also agreed to it.", "I paid by card, not by transfer.", "Reference {ref}."],
    turns: [
      say("I have asked the provider for the state of your refund and will write as soon as I know.", "Let me look up the refund that belongs to {ref}."),
      fix("The refund was handed to your bank on {date}. Banks can need up to ten working days for cards. If nothing has come by then, show them the reference {ref} and they can trace it.", "The refund is on its way: the provider marks it as processed. It goes to the same card or phone that paid, not to your wallet, please look there."),
    ],
  },
  {
    key: "card-declined", category: "payment", team: "payments", priorities: ["low", "medium"], tags: ["card"], informs: true,
    subjects: ["Card declined", "My card is not going through", "Payment with card keeps failing"],
    openings: [
      "My card is declined every time I try to pay {amount}. The same card works in other places.",
      "I have tried {count} times to pay with my card and it says declined. There is money in the account.",
      ng("My ATM card is not going through on your site. It says \"declined by financial institution\"."),
      ke("Card yangu inakataa. I have money but it says declined."),
    ],
    details: ["Is it from you or from my bank?", "I used {browser} on {device}.", "I even changed the browser."],
    turns: [
      ask("Does the message say who declined it? And have you ever used this card to pay online before? Please don't send the card number.", "Was there a page from your bank asking for a code, and did the code reach your phone?"),
      member("It says declined by bank. I have not used it online before.", "The page came but the code did not come at all"),
      fix("Then it is your bank's block: many cards are closed for online payment until you ask for it to be opened, in the bank's app or by calling them. Meanwhile you can pay by transfer or mobile money.", "That points to the bank, nothing reached us. Please ask them to allow online payments on the card. You have not been charged for any of the tries."),
    ],
  },
  {
    key: "ussd-timeout", category: "payment", team: "payments", priorities: ["medium"], tags: ["timeout"],
    subjects: ["Payment page timed out", "No PIN prompt on my phone", "It expired before I could pay"],
    openings: [
      ke("I press pay and wait for the {pay} prompt on my phone but it never comes. After a while the page says timed out."),
      ng("The bank code did not load before the page expired. Now I don't know if I paid or not."),
      "The payment page says session expired each time, I have tried {count} times since {clock}.",
      "I put in my number for {amount} and no prompt came to the phone. The page is just waiting.",
    ],
    details: ["Network here is not strong, {town} side.", "Airtime is there, phone is on.", "I don't want it to remove money later."],
    turns: [
      ask("Is the phone that should get the prompt the same one that you are using the site on? And was it perhaps showing another menu at that moment?", "Which number is in the payment form: is it the phone in your hand? The last two digits are enough."),
      member("Same phone. I think the airtime menu was open.", "Ah, it is my other phone, the number ends with {ending}"),
      fix("Thank you. No charge was made by any of the tries, I checked. Prompts fail when the phone shows another menu or the network is busy; please close all menus, wait a minute and try once more. If it fails again pay by transfer.", "I checked: nothing was taken. Please update the number in the payment form to the phone in your hand, then try again. It went through in my test."),
    ],
  },
];
