/** A file that was chosen for a message and not sent, as the browser keeps it. */
export type ChosenFile = {
  key: string;
  /** Whose it is: nobody else ever sees it. */
  person: string;
  /** Where it was to be sent: the draft's place, such as `ticket:<id>:reply`. */
  place: string;
  name: string;
  type: string;
  bytes: number;
  note: string | null;
  /** An upload that has begun under this id, to go on where it stopped. */
  begun: string | null;
  /** When it was chosen, in milliseconds. */
  at: number;
};

/** What a browser keeps of chosen files at most, all conversations together. */
export const chosenLimits = { files: 20, bytes: 40 * 1024 * 1024, age: 7 * 24 * 3_600_000 };

/**
 * Which chosen files are kept no longer: the ones older than a week, and, where they are too many or too large together, the oldest.
 *
 * @param now milliseconds
 * @returns their keys
 */
export function tooMuch(all: readonly ChosenFile[], now: number): string[] {
  let [files, bytes] = [0, 0];
  return [...all].sort((a, b) => b.at - a.at).flatMap((one) => {
    const fits = now - one.at <= chosenLimits.age && files + 1 <= chosenLimits.files && bytes + one.bytes <= chosenLimits.bytes;
    if (!fits) return [one.key];
    files += 1;
    bytes += one.bytes;
    return [];
  });
}
