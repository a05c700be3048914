import { helpTalk } from "./flows/help-talk.ts";
import type { Preset } from "./preset.ts";

const day = [{ from: "08:00", to: "18:00" }];

/** Tickets, help centre, bot and mail for any web site. */
export const helpdesk: Preset = {
  name: "helpdesk",
  modules: ["platform", "mail", "identity", "conversations", "notifications", "channels", "desk", "assistant", "insight"],
  flow: helpTalk,
  settings: {
    "community.name": "Baraza Help",
    "community.theme": "helpdesk",
    "community.timeZone": "Africa/Lagos",
    "desk.hours": { zone: null, monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [{ from: "09:00", to: "14:00" }], sunday: [] },
  },
};
