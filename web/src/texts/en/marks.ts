import { catalogue } from "../catalogue.ts";

export const marksTexts = catalogue("marks", {
  low: "Low",
  medium: "Medium",
  high: "High",
  urgent: "Urgent",
  veryBad: "Very bad",
  bad: "Bad",
  okay: "Okay",
  good: "Good",
  veryGood: "Very good",
  open: "Open",
  waitingForOurTeam: "Waiting for our team",
  inProgress: "In progress",
  weAreLookingInto: "We are looking into it",
  pending: "Pending",
  weNeedYourAnswer: "We need your answer",
  resolved: "Resolved",
  solved: "Solved",
  closed: "Closed",
});
