import fc from "fast-check";
import { expect, test } from "vitest";
import { asksIfBot, isGreeting, isThanks, wantsPerson } from "./detect-intent.ts";
import { personTexts } from "./labelled/person.ts";

test("AS-7 a wish for a person is heard in any wording, and speaking of persons is no wish", () => {
  const missed = personTexts.wants.filter((text) => !wantsPerson(text));
  const alarms = personTexts.doesNot.filter((text) => wantsPerson(text));
  expect({ missed, alarms }).toEqual({ missed: [], alarms: [] });
  expect(personTexts.wants.length + personTexts.doesNot.length).toBeGreaterThanOrEqual(60);
});

test("AS-8 asking whether the bot is one is not asking for a person", () => {
  const asked = ["are you a bot?", "Are you human?", "is this a robot", "am I talking to a real person?", "wewe ni roboti?", "na robot be this?", "who am I talking to"];
  expect(asked.filter((text) => !asksIfBot(text) || wantsPerson(text))).toEqual([]);
  expect(["I want a human, not a bot", "the bot answered my question", "is it free?", "are you open?", "my robot toy is for sale"].filter((text) => asksIfBot(text))).toEqual([]);
});

test("AS-1 a greeting is one only when nothing else is said", () => {
  expect(["Hi", "hello!!", "Good morning Ada", "Hey there 👋", "Habari za asubuhi", "niaje", "mambo vipi", "how far", "how body", "shikamoo", "hi, how are you?"].filter((text) => !isGreeting(text))).toEqual([]);
  expect(["", "Hi, my payment failed", "hello I need help with data", "how far is the office?", "sasa nimeelewa bei ya data", "morning delivery is late again"].filter((text) => isGreeting(text))).toEqual([]);
});

test("AS-1 a greeting in several parts is one, and what is told after it is not", () => {
  const greetings = [
    "good afternoon, how far", "Hi team, hope you are well", "hi how far", "Good morning sir, how is work?", "hello, good evening", "Habari, mambo vipi", "hey, how una dey", "good day. How are you doing today?", "Hello team", "hi, Ada",
    "Good evening ma, trust you are good", "how far boss", "Hi, hope all is well", "hi, I hope you are well", "Hello. I hope this finds you well", "habari za jioni, mko poa?", "hello everyone, happy new year", "hello, how body na",
  ];
  const others = ["hi, my payment failed", "hello, how far is office", "hi, how far with my refund", "Hi team, payment failed", "good morning, how do I post", "hi, hope my data comes today", "hello, hope you are well. My money has not come", "hello, boost price"];
  expect({ missed: greetings.filter((text) => !isGreeting(text)), alarms: others.filter((text) => isGreeting(text)) }).toEqual({ missed: [], alarms: [] });
});

test("AS-1 thanks are thanks only when nothing more is asked", () => {
  expect(["thanks", "Thank you so much!", "asante sana", "ok thank you", "thanks a lot for the help", "God bless you", "thank you jare", "nashukuru"].filter((text) => !isThanks(text))).toEqual([]);
  expect(["", "thank you but it still fails", "thanks, how do I post?", "Please fix my account, thanks", "asante lakini bado", "thanks?"].filter((text) => isThanks(text))).toEqual([]);
});

test("AS-7 nothing that a person can type makes reading it fail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect([wantsPerson, asksIfBot, isGreeting, isThanks].map((read) => typeof read(text))).toEqual(["boolean", "boolean", "boolean", "boolean"]);
    }),
  );
});
