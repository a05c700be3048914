import { expect, test } from "vitest";
import { slaEndpoints, type Calendar } from "../../../../../contract/sla.ts";
import { presets, presetWords } from "./presets.ts";
import { minutesFrom, textFrom } from "./sla-words.ts";

const calendar = { id: "0197a000-0000-7000-8000-000000000001", name: "Nairobi office" } as Calendar;

test("DK-11 each ready promise is one that the server takes as it is, and says all that it fills in", () => {
  const escalation = { notifyIds: [], notifyTeamId: null, reassignTeamId: null };
  for (const { raisePriority, ...preset } of presets([calendar])) {
    const times = [preset.firstResponseMinutes, preset.nextResponseMinutes, preset.resolutionMinutes];
    expect(times.map((minutes) => minutesFrom(textFrom(minutes)))).toEqual(times);
    expect(slaEndpoints.createPolicy.body?.safeParse({ ...preset, categories: [], channels: [], warnPercent: 80, enabled: true, escalation: { ...escalation, raisePriority } }).success).toBe(true);
  }
  expect(presets([calendar]).map((preset) => presetWords(preset, [calendar]))).toEqual([
    "First answer: 4 h · Next answer: 8 h · Solved: 16 h · in the hours of “Nairobi office”", "First answer: 1 h · Next answer: 2 h · Solved: 2 d · every hour",
    "First answer: 30 min · Next answer: 1 h · Solved: 8 h · every hour · only Urgent and High · raises the priority when missed", "First answer: 1 d · every hour",
  ]);
  expect(presets([]).map((preset) => presetWords(preset, [])).every((words) => words.includes("every hour"))).toBe(true);
});
