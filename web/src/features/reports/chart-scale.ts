import type { FigureUnit } from "../../../../contract/desk-figures.ts";

/** The top of a chart, and the values at which lines are drawn. */
export interface Scale { top: number; steps: number[] }

const minute = 60, hour = 3600, day = 86_400;
const timeSteps = [1, 5, 10, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 5 * day, 10 * day, 20 * day, 50 * day, 100 * day, 200 * day, 400 * day];

/** A scale from 0 with at most four round steps: whole minutes, hours or days for times, 1 to 5 for scores, at most 100 % for shares. */
export function scaleFor(unit: FigureUnit, most: number): Scale {
  if (unit === "score") return stepsOf(1, 5);
  if (unit === "seconds") return fit(timeSteps, most);
  const decimal = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((base) => base * 10 ** power)).flat();
  return unit === "percent" ? fit([1, 2, 5, 10, 25], Math.max(most, 10)) : fit(decimal, most);
}

function fit(steps: readonly number[], most: number): Scale {
  const step = steps.find((one) => Math.ceil(most / one) <= 4) ?? most / 4;
  return stepsOf(step, Math.max(1, Math.ceil(most / step)));
}

function stepsOf(step: number, count: number): Scale {
  return { top: step * count, steps: Array.from({ length: count + 1 }, (_, at) => at * step) };
}

/** Which of so many points get a label, so that at most `most` stand in a row; the last one always does. */
export function labelled(count: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % every === 0);
}
