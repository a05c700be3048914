import { ask, fix, ke, member, ng, note, say } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";

/** Transfers, bundles, receipts, fees and payouts. */
export const paymentOrderScenarios: Scenario[] = [
  {
    key: "transfer-wrong-account", category: "payment", team: "payments", priorities: ["high", "medium"], tags: ["transfer"],
    subjects: ["I sent to the old account number", "Transfer to expired account", "Paid with old details by mistake"],
    openings: [
      ng("I used the account number you gave me last time instead of the new one. I sent {amount}. Can it still enter?"),
      ke("I paid {amount} with the details I had saved from last time, not the ones on the page. Pesa imetoka."),
      "I paid {amount} by transfer but the page had already expired. The transfer was successful in my bank app.",
    ],
    details: ["It was on {date} at {clock}.", "I am so sorry, it is my mistake.", "The reference is {ref}."],
    turns: [
      ask("Please send me the reference and the last two digits of the account that you paid to.", "Can you copy the confirmation message here, without codes?"),
      member("{ref}, and it ends with {ending}", "Account ends with {ending}. Name on it was the payment company.", "Sent {amount}, code {ref}, {clock}"),
      note("Expired virtual account, provider keeps such transfers for matching. Asked them to match to {username}."),
      fix("The provider could match the transfer to you, and {amount} is in your wallet. For the next time: each payment has its own account number, so please use the one on the page.", "It is found: the old details still lead to the provider, only without your name. They have matched {ref} to you and {amount} is in your wallet."),
    ],
  },
  {
    key: "bundle-not-received", category: "payment", team: "payments", priorities: ["high", "medium", "medium"], tags: ["data-bundle"],
    subjects: ["Data not received", "{data} bundle not delivered", ng("Data has not entered since"), ke("Bundles hazijaingia")],
    openings: [
      "This is what happened. At {clock} I bought {data} for {dataPrice} because I had an interview online. The page said successful and the money was taken. I waited ten minutes, I switched the phone off and on, I checked the balance, nothing. I had to borrow data from my neighbour and I joined the interview late. I am not asking you to pay for that, only to give me the data or the money back, and to tell me why it says successful when it is not.",
      "I bought {data} for {dataPrice} and I have not received the data. The order says successful.",
      "Bundle of {data} bought at {clock} did not enter my line. {network}.",
      ng("I bought {data} {network} data since {clock} and nothing has entered. I have checked the balance code, nothing."),
      ke("Nimenunua {data} ya {network} lakini hakuna kitu. Pesa imekatwa."),
    ],
    details: ["The number ends with {ending}.", "I restarted the phone already.", "I need it for an online class this evening.", "Order was on {date}."],
    turns: [
      say("I am asking the bundle provider what happened to this order.", "Let me check with the network first. Sometimes a bundle is delivered but the message comes late."),
      member("Okay", "Please do fast, I have class", "I checked the balance again now, still nothing"),
      note("Provider: was queued at the network, delivered on requery.", "Delivery failed at the network. Refunding to wallet."),
      fix("The bundle was stuck at the network. It has been sent again and they report it as delivered; please check your balance now.", "The network could not deliver it, so I have returned {dataPrice} to your wallet. You can order again, or wait an hour as they have trouble today."),
    ],
  },
  {
    key: "bundle-wrong-number", category: "payment", team: "payments", priorities: ["low", "medium"], tags: ["data-bundle"],
    subjects: ["I bought data for the wrong number", "Wrong phone number on my bundle", "Data went to another person"],
    openings: [
      "I made a mistake and bought {data} for a number that is not mine. Can you take it back?",
      "The bundle went to my old line that I lost. I forgot to change the number before paying {dataPrice}.",
      "One digit is wrong in the number and the {data} has gone to somebody else.",
    ],
    details: ["I noticed right after I paid.", "It is {network}.", "Please help me, it is my last money this month."],
    turns: [
      say("I will ask the provider whether it can still be stopped. To be honest: after delivery it mostly can't.", "Let me see if it has been delivered already."),
      fix("I am sorry: the network delivered it within a few seconds, and a delivered bundle can't be called back. I have suggested to our team that the page shows the number once more before you pay.", "You were lucky: it had not been delivered because that number is not active. {dataPrice} is back in your wallet."),
    ],
  },
  {
    key: "receipt-needed", category: "payment", team: "payments", priorities: ["low"], tags: ["receipt"],
    subjects: ["I need a receipt", "Receipt for {amount}", "Proof of payment for my office", "Invoice please"],
    openings: [
      "Please can I get a receipt for my payment of {amount} on {date}? My office wants to see it.",
      "I need a receipt with my full name on it. The name is {full}. Reference {ref}.",
      "How can I download a receipt? I have looked everywhere.",
    ],
    details: ["It should have the date and your name.", "A simple one is enough.", "They want it before Friday."],
    turns: [
      ask("Happy to help. Which name should be on it, and should it go to {email}?", "Is one receipt for this payment enough, or do you need the whole month?"),
      member("My name, {full}. Yes that email is correct.", "The whole month please, if it is possible"),
      fix("The receipt is on its way to {email}. It names the sum, the date, the reference and you. Please look in Spam if it is not there in ten minutes.", "Done: I have sent a statement for the month to {email}."),
    ],
  },
  {
    key: "fee-question", category: "payment", team: "payments", priorities: ["low"], tags: ["fees"], informs: true,
    subjects: ["Why is there a charge of {fee}", "Question about charges", "Extra {fee} taken"],
    openings: [
      "I wanted to pay {amount} but {fee} was added. What is it for?",
      "Each time I top up there is a charge of {fee}. Other people say that they don't pay it.",
      ng("Please what is this {fee} charge? I was not told."),
      ke("Kwa nini nimekatwa {fee} zaidi? The bill was {amount}."),
    ],
    details: ["I am not complaining, I only want to understand.", "Is there a way to pay without it?"],
    turns: [
      fix("That is the payment provider's fee; it depends on how you pay and is shown on the last page before you confirm. A bank transfer is usually the cheapest.", "The {fee} goes to the payment company, not to us. It is lower for larger sums, so one top up a month costs you less than many small ones."),
    ],
  },
  {
    key: "payout-delayed", category: "payment", team: "payments", priorities: ["high", "medium"], tags: ["payout"],
    subjects: ["My payout has not come", "Seller payment delayed", "Withdrawal still processing", ke("Payout yangu imechelewa")],
    openings: [
      "I have been selling here for some months and I never had a problem until now. On {date} I sold a {item} for {price}. The buyer has it and even thanked me in the chat. I asked for the payout on the same day because I must pay my supplier. Since then it says processing. I have looked at my bank every morning. My supplier does not believe me any more, he thinks I have eaten the money. Please let me know what is holding it, and if something is missing on my side I will do it at once.",
      "I sold a {item} and asked for my payout on {date}. It is {days} days now and still processing.",
      "My withdrawal of {price} is not in my bank account. The buyer has confirmed that he got the {item}.",
      ng("I placed withdrawal of {price} since {date}, it is still processing. I have goods to restock."),
    ],
    details: ["My bank details have not changed.", "The first one I made last month came the same day.", "Is it because of the weekend?"],
    turns: [
      ask("Please check the account name in your payout settings: is it written exactly as your bank writes it? And which are the last two digits of the account?", "Is the bank account in your own name? Payouts to another name are held back."),
      member("Ah, I see that I wrote only my first name there. I have changed it now. The account ends with {ending}.", "Yes it is my own account, same as before."),
      note("Held by the name check. Name matches now, released.", "Held by the check on first payouts over a limit. Looked at it by hand, released."),
      fix("Thank you, that was it. The payout was held because the names differed. It is released and your bank should show it today or on the next working day.", "It has been released. The transfer has left our side; banks sometimes show it only the next morning."),
    ],
  },
  {
    key: "promo-code", category: "payment", team: "payments", priorities: ["low"], tags: ["promo"],
    subjects: ["Promo code is not working", "Discount not applied", "Code says invalid"],
    openings: [
      "The promo code from your email says invalid when I enter it.",
      "I used the discount code but I still paid the full {amount}.",
      "Code not working. I have tried small and capital letters.",
    ],
    details: ["It was in the mail of {date}.", "My friend used the same one and it worked."],
    turns: [
      ask("Could you copy the code here exactly as it is in the email, and tell me what you were buying?", "Was it your first purchase? That code is for first purchases only."),
      member("The code is KARIBU10 and I was buying a bundle", "Yes first one. I wanted to pay for the {item}."),
      fix("That code is for listings only, not for bundles; the email should have said it more clearly. I have passed that on.", "Thanks. The code ran out the evening before. As the email did not say so, I have credited the discount of {tenth} to your wallet."),
    ],
  },
  {
    key: "pay-in-parts", category: "payment", team: "payments", priorities: ["low"], tags: ["question"], informs: true,
    subjects: ["Can I pay in two parts", "Pay small small", "Is it possible to pay half now"],
    openings: [
      "I want to buy a {item} but I can't pay all at once. Can I pay half now and half at month end?",
      ng("Please can I pay small small for an item? The seller agreed."),
      ke("Naweza kulipa polepole? Nusu sasa na nusu mwisho wa mwezi."),
    ],
    details: ["The price is {price}.", "The seller said I should ask you first."],
    turns: [
      fix("Paying in parts is not possible through the site at present: a payment is always for the whole price. Please don't send the rest to the seller outside the site; we could not help you if something goes wrong.", "Not at the moment, sorry. You can ask the seller to keep the {item} for you until you have the full sum. Please don't pay outside the site."),
    ],
  },
  {
    key: "sent-to-wrong-member", category: "payment", team: "payments", priorities: ["high"], tags: ["transfer"],
    subjects: ["I sent money to the wrong username", "Wrong person got my {amount}", "Please reverse my transfer"],
    openings: [
      "I wanted to send {amount} to my sister and chose the wrong person in the list. Please reverse it.",
      "I sent {amount} to a username that looks like my friend's. He does not answer my message.",
      "Please stop my transfer of {amount} at {clock}, I have put a wrong username.",
    ],
    details: ["It happened on {date}.", "I know that it is my fault, but please try.", "The person is not reading my messages."],
    turns: [
      say("I have written to the person who received it. They have to agree before it can go back.", "I understand. I can't move somebody's money without asking, so I have asked them first."),
      member("Okay. I will be waiting.", "Thank you. I pray they are honest.", "Please tell me when they answer"),
      note("Receiver agreed in writing. Two of us confirmed: {colleague}."),
      fix("They agreed, and {amount} is back in your wallet. Please check the picture and the name before you confirm next time.", "The receiver has agreed and I have moved {amount} back to you. All is well that ends well."),
    ],
  },
];
