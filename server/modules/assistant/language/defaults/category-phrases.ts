import type { Category } from '../issue-rules.ts'

/** Words that tell what a text is about, by category, each with its weight; written as all phrases, with the default groups. */
export const categoryPhrases: Record<Exclude<Category, 'other'>, [phrase: string, weight: number][]> = {
  payment: [
    ['{payment}', 3],
    ['money|cash|naira|shilling|bob|pesa|hela|fedha|salio|wallet|balance|coin|mkoba', 3],
    ['charge|debit|deduct|bill|refund|invoice|receipt|price|fee|cost', 3],
    ['pay|payer|kulipa|nimelipa|lipa|*melipa|*lilipa|*melipia|*katwa', 3],
    ['buy|purchase|order|subscribe|sub|nimenunua|kununua|ununuzi', 2],
    ['bundle|data|airtime|plan|1gb|2gb|5gb', 2],
    ['bank|paystack|reference|alert|mastercard|visa|ussd', 2],
    ['scam|scammer|fraud|scammed|tapeli|matapeli', 1],
  ],
  account: [
    ['account|acct|acc|akaunti|profile', 3],
    ['log in|login|log into|sign in|sign up|signin|signup|sign into|register|logged out|locked out|kuingia|kulogin', 4],
    ['password|passcode|pin|nenosiri|neno siri', 4],
    ['otp|verification|verify|two factor|2fa|msimbo|uthibitisho', 3],
    ['username|email address|phone number|my name|date of birth', 2],
    ['hacked|hijacked|compromised|suspended|banned|deactivate|*mehack|*mehackiwa|hackiwa|medukuliwa', 3],
    ['identity|kyc|student id', 2],
  ],
  content: [
    ['post|posting|kupost|kuchapisha|publish', 3],
    ['listing|ad|advert|advertisement|tangazo|matangazo|story|reel|timeline', 3],
    ['photo|picture|pic|image|video|comment|picha|caption|upload', 2],
    ['message|ujumbe|chat|msg', 1],
    ['taken down|removed|deleted|abusive|offensive|nudity|harass|insult|fake|spam|copied|inappropriate|report a|this', 2],
  ],
  bug: [
    ['error|bug|glitch|crash|freeze|hang|hitilafu|lag', 2],
    ['app|application|site|website|page|screen|button|tovuti|programu|feature|server|browser|chrome', 1],
    ['{not} working|load|loading|open|respond', 1],
    ['ha*fanyi kazi|ha*funguki|ha*fungui|*mekwama|*nahang|*mehang', 2],
    ['blank|slow|stuck|timeout|time out|update', 2],
  ],
  suggestion: [
    ['suggest|suggestion|recommend|recommendation|pendekezo|napendekeza|ushauri', 6],
    ['please|kindly|pls add|include|introduce|consider|support|bring', 5],
    ['you|una should|could|can add|consider|introduce|make|have|include', 4],
    ['would be nice|great|good|better|cool|helpful|awesome|lovely|useful', 5],
    ['would love|like to see', 5],
    ['i|we wish', 5],
    ['idea|feedback|feature request|improvement|wazo', 5],
    ['why not|don\'t you add|have|make|allow', 3],
    ['add a|an|the|dark|option|more', 4],
    ['ingekuwa vizuri|vyema|poa', 6],
    ['make una add|put|do', 5],
    ['mngeongeza|muongeze|ongezeni|ongeza', 5],
  ],
}
