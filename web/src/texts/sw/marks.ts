import type { Translation } from "../catalogue.ts";
import type { marksTexts } from "../en/marks.ts";

export const marks: Translation<typeof marksTexts> = {
  low: "Cha chini",
  medium: "Cha kati",
  high: "Cha juu",
  urgent: "Cha dharura",
  veryBad: "Mbaya sana",
  bad: "Mbaya",
  okay: "Wastani",
  good: "Nzuri",
  veryGood: "Nzuri sana",
  open: "Wazi",
  waitingForOurTeam: "Inasubiri timu yetu",
  inProgress: "Inashughulikiwa",
  weAreLookingInto: "Tunaishughulikia",
  pending: "Inasubiri jibu",
  weNeedYourAnswer: "Tunahitaji jibu lako",
  resolved: "Imetatuliwa",
  solved: "Imetatuliwa",
  closed: "Imefungwa",
};
