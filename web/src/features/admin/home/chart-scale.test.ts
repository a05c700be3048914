import { expect, test } from "vitest";
import { countScale, keepingUpWords, labelledDays } from "./chart-scale.ts";

test("AD-1 the scale of a chart ends at a round number above what it shows, in at most four steps", () => {
  expect(countScale(0)).toEqual({ top: 1, steps: [0, 1] });
  expect(countScale(3)).toEqual({ top: 3, steps: [0, 1, 2, 3] });
  expect(countScale(14)).toEqual({ top: 15, steps: [0, 5, 10, 15] });
  expect(countScale(81)).toEqual({ top: 100, steps: [0, 50, 100] });
  for (let most = 1; most < 3_000; most += 7) {
    const { top, steps } = countScale(most);
    expect(top).toBeGreaterThanOrEqual(most);
    expect(steps.length).toBeLessThanOrEqual(5);
  }
});

test("AD-1 days are labelled by the week, the last one always", () => {
  expect(labelledDays(30)).toEqual([1, 8, 15, 22, 29]);
  expect(labelledDays(1)).toEqual([0]);
});

test("AD-1 the chart's question is answered in words", () => {
  expect(keepingUpWords([{ created: 3, solved: 1 }, { created: 2, solved: 1 }])).toBe("5 came in, 2 were solved: not quite, 3 more came in than were solved.");
  expect(keepingUpWords([{ created: 1, solved: 4 }])).toBe("1 came in, 4 were solved: yes, 3 more were solved than came in.");
  expect(keepingUpWords([{ created: 2, solved: 2 }])).toBe("2 came in, 2 were solved: yes, just.");
});
