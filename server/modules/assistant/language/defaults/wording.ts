import type { Wording } from "../phrase-book.ts";
import { properWords } from "./proper-words.ts";

/**
 * Groups, fillers and proper words that the default phrases of all languages share, since people mix languages in one sentence.
 * To make a whole family of phrases know a new word ("tariff" as something that can be bought), add it to its group.
 */
export const defaultWording: Wording = {
  groups: {
    cannot: [
      "can't", "cannot", "can not", "couldn't", "could not", "unable", "not able", "haven't been able", "can no longer", "can't seem", "not possible",
      "won't let me", "wont allow me", "doesn't let me", "does not let me", "doesn't allow me", "does not allow me", "not letting me", "not allowing me",
      "fails to", "failed to", "failing to", "refuses to", "refused to", "refusing to", "struggling", "no fit", "never fit", "no dey fit", "no longer able", "cnt",
    ],
    do: [
      "log in", "login", "log on", "log into", "sign in", "signin", "sign up", "signup", "sign into", "register", "post", "publish", "upload", "withdraw", "deposit", "pay",
      "buy", "purchase", "order", "check out", "checkout", "access", "open", "load", "send", "receive", "transfer", "top up", "topup", "recharge", "subscribe", "download",
      "reset", "verify", "confirm", "submit", "message", "chat", "reply", "comment", "edit", "update", "delete", "save", "connect", "get in", "get into", "get past", "enter",
      "make payment", "make a payment", "complete", "proceed", "continue", "view", "play", "join", "use", "click", "select", "add", "change", "cash out", "link", "share",
      "kupost", "kulogin", "sub",
    ],
    not: [
      "not", "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "hasn't", "haven't", "hadn't", "won't", "ain't", "never", "neva", "no longer", "dnt", "nt",
      "not been", "hasn't been", "haven't been", "yet to", "no dey", "no gree", "no wan", "refuse", "refused", "refuses", "refusing",
    ],
    works: [
      "work", "working", "load", "open", "opening", "respond", "function", "show", "showing", "display", "appear", "reflect", "refresh", "deliver", "sending", "come", "arrive",
      "enter", "drop", "land", "connect", "go through", "going through", "come through", "start", "complete", "process", "register", "sync", "credit", "receive", "reach",
      "show up", "verify", "recognise", "accept", "allow", "approve", "activate", "reverse", "go", "match", "save", "play", "submit", "install", "update", "scroll", "generate",
      "validate", "redirect", "recover", "print", "ring", "count", "detect", "move", "log in", "responding", "available", "visible", "clickable", "correct", "found", "pass", "progress", "proceed", "finish", "continue", "turn", "switch", "transfer", "convert", "pop up", "list", "attach", "record", "stream", "increase",
      "tally", "add up", "renew", "unlock", "clear", "go live", "upload", "post", "login", "add",
    ],
    time: [
      "day", "week", "hour", "hr", "second", "minute", "min", "month", "yesterday", "today", "morning", "night", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "ago", "since",
      "jana", "juzi", "leo", "asubuhi", "siku", "wiki", "tangu", "mwezi", "masaa",
    ],
    trouble: ["error", "problem", "issue", "bug", "glitch", "trouble", "failure", "fault", "complaint", "crash", "difficulty", "challenge", "wahala", "hiccup"],
    service: [
      "app", "application", "site", "website", "web", "page", "platform", "system", "portal", "server", "screen", "button", "link", "checkout", "feature", "search", "notification",
      "camera", "feed", "timeline", "menu", "form", "dashboard", "inbox", "service", "network", "internet", "tovuti", "programu", "mfumo", "captcha", "bot", "chatbot", "customer care", "support", "lesson", "sound", "audio",
    ],
    it: ["it", "everything", "thing", "kitu", "this"],
    account: ["account", "acct", "accout", "acc", "profile", "login", "akaunti", "password", "pin", "username", "verification", "number", "nenosiri"],
    payment: [
      "payment", "pymt", "transaction", "txn", "withdrawal", "withdraw", "deposit", "transfer", "refund", "topup", "top up", "recharge", "subscription", "checkout", "card", "charge",
      "invoice", "mpesa", "m pesa", "paybill", "stk push", "stk", "till", "malipo", "muamala", "purchase", "reversal", "payout",
    ],
    money: ["money", "fund", "cash", "naira", "shilling", "bob", "ksh", "kes", "ngn", "pesa", "hela", "fedha", "salio", "balance", "wallet", "coin", "credit", "amount", "mkoba", "ganji", "doh"],
    goods: ["bundle", "data", "airtime", "order", "item", "product", "package", "boost", "value", "plan", "coin", "credit", "token", "parcel", "=goods", "point", "voucher", "mb", "gb", "ticket", "receipt"],
    content: [
      "post", "listing", "ad", "advert", "advertisement", "story", "reel", "comment", "photo", "picture", "pic", "image", "video", "message", "msg", "chat", "file", "tangazo", "matangazo",
      "picha", "ujumbe", "conversation", "upload", "voice note", "note", "chat", "list", "shop", "seller", "follower", "friend", "contact", "history", "document",
    ],
    code: ["code", "otp", "email", "mail", "sms", "text", "link", "verification", "token", "msimbo", "confirmation"],
    says: ["say", "show", "display", "tell", "read", "give", "return", "get", "see", "write", "inasema", "unasema", "inaandika", "inaonyesha", "inaniambia", "naambiwa", "inasoma"],
    refusal: [
      "invalid", "wrong", "incorrect", "expired", "declined", "unsuccessful", "denied", "blocked", "failed", "insufficient", "unpaid", "unavailable", "not found", "already taken", "already used",
      "already exists", "already registered", "unknown", "unauthorised", "forbidden", "zero", "kosa", "si sahihi", "sio sahihi",
    ],
    taken: ["charge", "charged", "debit", "deduct", "bill", "deducted", "remove", "take", "taken", "withdrawn", "pay", "comot", "collect", "cut"],
    twice: ["twice", "double", "two times", "2 times", "2ce", "2x", "x2", "2wice", "three times", "3 times", "thrice", "four times", "multiple times", "many times", "several times", "repeatedly", "more than once", "mara mbili", "mara tatu"],
    gone: ["gone", "missing", "vanish", "disappear", "lost", "wiped", "empty", "erased", "stolen", "left", "go missing", "miss"],
    blocked: [
      "block", "suspend", "lock", "ban", "disable", "deactivate", "restrict", "limited", "freeze", "frozen", "flagged", "removed", "deleted", "hidden", "taken down", "took down", "rejected",
      "terminated", "blacklisted", "restricted",
    ],
    bad: [
      "lost", "missing", "=gone", "vanish", "disappear", "empty", "blank", "broken", "dead", "frozen", "late", "delayed", "wrong", "incorrect", "incomplete", "inaccurate", "invalid", "expired",
      "declined", "denied", "unpaid", "unavailable", "corrupted", "damaged", "fake", "duplicate", "blurry", "garbled", "reverted", "greyed", "overheat", "lag", "useless", "misleading",
      "nowhere", "strange", "weird", "ruin", "spoilt", "worse", "messed", "unfair", "rude", "unknown", "unrecognised", "insufficient", "faulty", "flicker", "loop", "skip", "jam", "bounce", "hiccup", "unsafe", "upside down", "fraudulent",
    ],
    upset: [
      "worst", "frustrated", "frustrating", "annoyed", "annoying", "angry", "fed up", "tired of", "disappointed", "unacceptable", "terrible", "horrible", "poor service", "rubbish", "nonsense", "pathetic",
      "thief", "thieves", "criminals", "police", "lawyer", "court", "sue", "compensate", "complain", "ole", "barawo", "nimechoka", "nimekasirika", "mnasumbua", "mnachelewa", "mnachelewesha",
    ],
    "done-to-me": [
      "=removed", "=deleted", "=disabled", "=blocked", "=suspended", "=banned", "=ignored", "=charged", "=hidden", "=restricted", "=kicked", "=cancelled", "=canceled", "=disconnected", "=drained",
      "ran away", "run away", "cut off", "=stopped", "=locked", "=rejected", "=refused", "=merged", "=leaked", "=reversed", "taken down", "went ahead",
    ],
    solved: ["=fixed", "=solved", "=resolved", "=sorted", "=settled", "=rectified", "=corrected", "=helped"],
    if: ["if", "suppose", "supposing", "assuming", "in case", "what if", "whether", "imagine", "what happens when", "iwapo", "endapo", "ikiwa"],
    who: ["i", "we", "you", "he", "she", "they", "it", "someone", "somebody", "a", "my", "the"],
    be: ["am", "is", "are", "was", "were", "be", "been", "get", "got", "have", "has", "had", "do", "see", "keep", "pay"],
  },
  fillers: [
    "the", "a", "an", "my", "our", "your", "their", "his", "her", "this", "that", "these", "those", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "any",
    "some", "just", "even", "really", "still", "again", "also", "now", "so", "very", "too", "please", "pls", "plz", "abeg", "me", "us", "to", "in", "on", "at", "for", "of", "with", "from",
    "actually", "properly", "completely", "totally", "always", "suddenly", "currently", "yet", "it", "im", "o", "oo", "sef", "sha", "kwa", "ya", "wa", "za", "la", "na", "yangu", "zangu", "langu",
    "wangu", "changu", "yako", "hii", "hiyo", "full", "big", "serious", "small", "minor", "major", "new", "same", "fully", "get", "getting", "seem", "all",
  ],
  notTypos: properWords,
};
