import type { Translation } from "../catalogue.ts";
import type { aboutYouTexts } from "../en/about-you.ts";

export const aboutYou: Translation<typeof aboutYouTexts> = {
  name: "Jina",
  nameHint: "Kama wengine wanavyoliona. Si lazima liwe jina lako kamili.",
  birthDate: "Tarehe ya kuzaliwa",
  birthDateHint: "Wengine hawaioni.",
  birthDateHintAdults: "Lazima uwe na miaka {age, number} au zaidi. Wengine hawaioni.",
  gender: "Jinsia",
  lookingFor: "Unatafuta",
  woman: "Mwanamke",
  man: "Mwanamume",
  other: "Nyingine",
  women: "Wanawake",
  men: "Wanaume",
  everyone: "Wote",
  summary: "Unajiunga kama <b>{username}</b>, na tunakuandikia kwa <b>{email}</b>.",
  place: "Unapoishi",
  placeHint: "Mji au jiji. Baadaye utaamua nani aone.",
  choosePlace: "Tafuta mji",
  noPlace: "Hakuna mahali panapoanza hivyo. Jaribu jiji kubwa la karibu, kwa herufi za Kilatini.",
  typeAPlace: "Andika herufi za kwanza.",
  useAsWritten: "Tumia “{text}”",
  didYouMean: "Ni mahali gani?",
  email: "Barua pepe",
  forTheLinkThat: "Kwa kiungo cha kuithibitisha, na kwa majibu ya tiketi zako.",
};
