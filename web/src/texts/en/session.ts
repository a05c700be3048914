import { catalogue } from "../catalogue.ts";

export const sessionTexts = catalogue("session", {
  youHaveBeenSigned: "You have been signed out",
  signIn: "Sign in",
  whatYouTypedIs: "What you typed is kept.",
  closedBanned: "Your account was banned",
  closedSuspended: "Your account was suspended",
  closedErased: "Your account was deleted",
  closedRemoved: "Your access for the team has ended",
  closedErasedWhat: "It can't be brought back. The receipt is in your mail.",
  closedRemovedWhat: "You are signed out. An admin can tell you more.",
  untilWhen: "You can sign in again from {until} on.",
  youHadTyped: "What you were typing",
  youHadTypedWhat: "It was not sent. Copy what you want to keep.",
  copy: "Copy",
  copied: "Copied",
  copyByHand: "This browser does not let pages copy. Mark the text and copy it by hand.",
  goToTheStart: "Go to the start page",
});
