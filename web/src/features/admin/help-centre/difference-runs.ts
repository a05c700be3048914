import type { Difference } from "../../../../../contract/help.ts";

type Kind = Difference["lines"][number]["kind"];
/** Lines of one kind in a row, or a number of unchanged lines that nobody needs to see. */
export type Run = { kind: Kind; lines: string[] } | { kind: "hidden"; count: number };

/** Unchanged lines left in sight before and after a change. */
const around = 2;
/** Fewer than this are not worth hiding. */
const leastHidden = 3;

/** The lines of a difference in runs, unchanged stretches shortened to what stands next to a change. */
export function runsOf(lines: Difference["lines"]): Run[] {
  const runs: { kind: Kind; lines: string[] }[] = [];
  for (const { kind, text } of lines) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(text);
    else runs.push({ kind, lines: [text] });
  }
  return runs.flatMap((run, at): Run[] => {
    const head = at === 0 ? 0 : around, tail = at === runs.length - 1 ? 0 : around;
    const count = run.lines.length - head - tail;
    if (run.kind !== "same" || count < leastHidden) return [run];
    const parts: Run[] = [{ kind: "same", lines: run.lines.slice(0, head) }, { kind: "hidden", count }, { kind: "same", lines: tail ? run.lines.slice(-tail) : [] }];
    return parts.filter((part) => part.kind === "hidden" || part.lines.length > 0);
  });
}
