import { catalogue } from "../catalogue.ts";

export const durationsTexts = catalogue("durations", {
  days: "{count} d",
  hours: "{count} h",
  minutes: "{count} min",
  seconds: "{count} s",
});
