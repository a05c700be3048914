import type { Category } from "../issue-rules.ts";

/** Texts with the category under which a person at the desk would file them. */
export const categoryTexts: Record<Category, string[]> = {
  payment: [
    "I was charged twice for one bundle", "my wallet balance is wrong", "refund my money please", "how do I withdraw to my bank", "M-PESA deducted but nothing came", "I bought 2GB and it has not arrived",
    "my card was declined at checkout", "what fee do you take on a withdrawal", "Nimelipa lakini sijapata kitu", "Pesa zangu zimekatwa mara mbili", "dem don debit me and data no enter", "I need a receipt for my order",
  ],
  account: [
    "I cannot log in", "my password reset code does not arrive", "someone hacked my profile", "please change my email address", "my account is suspended", "Siwezi kuingia kwenye akaunti yangu",
    "I want to delete my account", "how do I verify my identity", "Nimesahau nenosiri", "abeg my account don lock", "OTP is not coming", "I want to change my username",
  ],
  content: [
    "my post failed to publish", "my listing was removed", "how do I edit my advert", "a comment on my photo is abusive", "Tangazo langu limefutwa", "I cannot upload pictures to my post",
    "my post no dey show for timeline", "please take down this fake listing", "the video in my story was deleted", "Siwezi kuchapisha tangazo", "why was my ad rejected",
  ],
  bug: [
    "the app crashes when I open it", "the page is blank on chrome", "your website is down", "I see an error on every screen", "the button does nothing when I tap it", "App haifunguki",
    "this app dey hang anyhow", "the site is very slow today", "the screen freezes after the update", "Tovuti haifunguki", "the app keeps closing by itself",
  ],
  suggestion: [
    "please add dark mode", "I suggest that you show the seller rating", "it would be nice to search by town", "you should add a map", "Napendekeza muongeze lugha ya Kiswahili", "I have an idea for the home page",
    "why not allow longer videos?", "I would love to see more themes", "abeg make una add group chat", "feature request: a print button",
  ],
  other: ["hello", "when do you open?", "where is your office", "I want to speak about a partnership", "do you have jobs", "how far", "Habari yako", "can I visit your team"],
};
