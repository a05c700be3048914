import type { Translation } from "../catalogue.ts";
import type { durationsTexts } from "../en/durations.ts";

export const durations: Translation<typeof durationsTexts> = {
  days: "siku {count}",
  hours: "saa {count}",
  minutes: "dk {count}",
  seconds: "sek {count}",
};
