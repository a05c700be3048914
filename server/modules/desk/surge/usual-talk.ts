/**
 * How people ordinarily write to a desk, in English, Pidgin and Swahili: what is usual while a desk has few tickets of its own to say so.
 * Folded as `saidOf` folds.
 */
export const usualTalk: readonly string[] = [
  "hello please help me i have a problem with my account", "good morning i cannot sign in to my account since yesterday", "hi it is not working on my phone please check",
  "i forgot my password and the email is not coming", "how do i change my email address and my phone number", "my money was deducted but the payment did not go through",
  "i paid for a bundle and i have not received it", "the app is slow and the page does not open", "please i want to delete my account thank you",
  "i made a payment today and it is still pending kindly assist", "when i open the page it shows an error and closes", "i was charged two times please refund my money",
  "my post was removed and nobody told me why", "somebody is sending me bad messages please do something", "i want to sell something how does the market work",
  "thank you for your help it is working now", "i have tried many times and it is still the same thing", "can you please tell me how long it will take",
  "there is something wrong with my profile picture", "i sent a message to the seller and he does not answer", "i can not see my order in the list it was there before",
  "the code that you sent has expired please send another one", "why is my wallet balance not the same as before", "i would like to suggest a new thing for the app",
  "habari naomba msaada tafadhali akaunti yangu haifunguki", "nimelipa lakini sijapata kitu nisaidieni", "siwezi kuingia kwenye akaunti yangu tangu jana",
  "pesa zangu zimekatwa na sijapata bundle", "simu yangu haifungui ukurasa huu kwa nini", "nataka kubadilisha nambari yangu ya simu", "nimejaribu mara nyingi na bado haifanyi kazi",
  "asante kwa msaada wenu imefanya kazi sasa", "abeg help me my account no gree open since morning", "i don pay but i never see anything wetin happen",
  "una fit check am for me i don try am taya", "e no dey work for my phone i no know why", "money don comot from my account but nothing enter", "how i go take change my password abeg",
  "what is the fee for this and when will it be paid to my bank", "on my laptop it works but on my phone it does not",
];
