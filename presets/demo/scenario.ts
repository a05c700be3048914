import type { DemoCategory, DemoCountry, DemoPriority, DemoTeamKey } from "./types.ts";

/** A line that anybody may write, or one that only people of one country would. `{slot}` is filled in; see slots.ts. */
export type Line = string | { country: DemoCountry; text: string };

/** `ask` waits for the member, `say` does not, `fix` is the answer that solves it. The first three are staff's. */
export type Turn = { by: "ask" | "say" | "fix" | "note" | "member"; lines: Line[] };

/** One kind of trouble that people write about, with the conversation that follows. */
export type Scenario = {
  key: string;
  category: DemoCategory;
  team: DemoTeamKey;
  /** Drawn from; a value may be listed twice to be likelier. */
  priorities: DemoPriority[];
  tags: string[];
  /** Only people of this country write this. */
  only?: DemoCountry;
  /** Only as somebody's first ticket, within days of signing up. */
  newcomer?: true;
  /** The last answer explains; nothing was out of order, so nobody thanks for the repair. */
  informs?: true;
  subjects: Line[];
  openings: Line[];
  /** Sentences that may follow the opening, none to two of them. */
  details?: Line[];
  /** After an `ask` the next public turn is the member's; the last is a `fix`. */
  turns: Turn[];
};

const turn = (by: Turn["by"]) => (...lines: Line[]): Turn => ({ by, lines });

/** Staff asks something and waits: the ticket becomes pending. */
export const ask = turn("ask");
/** Staff says something and goes on working. */
export const say = turn("say");
/** Staff gives the answer or says that it is put right. */
export const fix = turn("fix");
/** Staff writes to staff. */
export const note = turn("note");
/** The member answers. */
export const member = turn("member");

/** A line that a Nigerian member would write. */
export const ng = (text: string): Line => ({ country: "NG", text });
/** A line that a Kenyan member would write. */
export const ke = (text: string): Line => ({ country: "KE", text });

/** The texts of these lines that a person of this country could write. */
export function linesFor(lines: readonly Line[], country: DemoCountry): string[] {
  return lines.flatMap((line) => {
    if (typeof line === "string") return [line];
    return line.country === country ? [line.text] : [];
  });
}
