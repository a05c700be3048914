import type { DemoPromises } from "./types.ts";

const day = [{ from: "08:00", to: "18:00" }];

/** Payments are answered within two working hours, and solved within three working days. The hours are those of `isOfficeOpen`. */
export const PROMISES: DemoPromises = {
  calendar: {
    name: "Working hours", zone: "Africa/Lagos", holidays: [],
    week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [{ from: "09:00", to: "14:00" }], sunday: [] },
  },
  policy: {
    name: "Payments first", priorities: [], categories: ["payment"], channels: [], firstResponseMinutes: 120, nextResponseMinutes: 240, resolutionMinutes: 1800, warnPercent: 80, enabled: true,
    escalation: { notifyIds: [], notifyTeamId: null, raisePriority: false, reassignTeamId: null },
  },
};
