import type { ArticleText, Difference } from "../../../../contract/help.ts";

type Line = Difference["lines"][number];
const fields = ["title", "summary", "keywords", "category"] as const;
/** Cells of the table below. More (thousands of lines, all changed) would take seconds; such texts are shown as removed and added whole. */
const mostCells = 4_000_000;

/** What changed between two versions: single-line fields as before and after, the text line by line. */
export function differenceOf(before: ArticleText, after: ArticleText): Difference {
  return {
    fields: fields.filter((field) => before[field] !== after[field]).map((field) => ({ field, before: before[field], after: after[field] })),
    lines: linesOf(before.body.split("\n"), after.body.split("\n")),
  };
}

function linesOf(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    ...marked("same", before.slice(0, start)),
    ...changed(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...marked("same", before.slice(before.length - end)),
  ];
}

const marked = (kind: Line["kind"], lines: readonly string[]): Line[] => lines.map((text) => ({ kind, text }));

/** By the longest common subsequence: the fewest lines removed and added. */
function changed(before: readonly string[], after: readonly string[]): Line[] {
  const width = after.length + 1;
  if ((before.length + 1) * width > mostCells) return [...marked("removed", before), ...marked("added", after)];
  // common[i * width + j]: how many lines the rests from i and from j have in common.
  const common = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: Line[] = [];
  let i = 0, j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) { lines.push({ kind: "same", text: before[i] ?? "" }); i++; j++; }
    else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) { lines.push({ kind: "removed", text: before[i] ?? "" }); i++; }
    else { lines.push({ kind: "added", text: after[j] ?? "" }); j++; }
  }
  return lines;
}
