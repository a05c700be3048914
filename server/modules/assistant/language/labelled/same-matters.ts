import type { Category } from "../issue-rules.ts";

/** What a ticket says, and what the same person may write later of the same matter, in other words. Tickets are texts of `categoryTexts`. */
export const sameMatters: readonly (readonly [category: Category, ticket: string, later: string])[] = [
  ["payment", "I was charged twice for one bundle", "Any news? I was charged twice for the bundle, ref 9911"],
  ["payment", "I was charged twice for one bundle", "you took my money two times"],
  ["payment", "M-PESA deducted but nothing came", "My M-PESA payment was deducted and I still have nothing"],
  ["payment", "I bought 2GB and it has not arrived", "the 2GB I bought still has not arrived"],
  ["payment", "my card was declined at checkout", "checkout keeps declining my card"],
  ["payment", "refund my money please", "When do I get my refund? It has been a week"],
  ["payment", "my wallet balance is wrong", "the balance in my wallet is still not right"],
  ["account", "I cannot log in", "I still cannot log in to my account"],
  ["account", "my password reset code does not arrive", "the reset code for my password never came"],
  ["account", "my account is suspended", "why is my account still suspended"],
  ["account", "OTP is not coming", "I am still waiting for the OTP, it is not coming"],
  ["account", "someone hacked my profile", "my profile was hacked, please help"],
  ["account", "Siwezi kuingia kwenye akaunti yangu", "Bado siwezi kuingia kwenye akaunti"],
  ["content", "my post failed to publish", "my post failed again, it does not publish"],
  ["content", "my listing was removed", "why was my listing removed?"],
  ["content", "I cannot upload pictures to my post", "uploading pictures to a post still fails"],
  ["content", "a comment on my photo is abusive", "somebody writes abusive comments on my photo"],
  ["bug", "the app crashes when I open it", "the app crashes again as soon as I open it"],
  ["bug", "the page is blank on chrome", "still a blank page on chrome"],
  ["bug", "the screen freezes after the update", "since the update my screen freezes all the time"],
  ["bug", "Tovuti haifunguki", "Tovuti bado haifunguki kwangu"],
  ["bug", "the site is very slow today", "your site is still so slow"],
];
