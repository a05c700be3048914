/** Where the agent is in the list. */
export type Place = {
  /** The row; null before any was chosen. */
  id: string | null;
  /** Its index; when it has left, the index of what comes next. */
  index: number;
  /** The row has moved by its own change, or is gone: going on means the one that followed it. */
  displaced: boolean;
};

type Row = { id: string; version: number };

export const nowhere: Place = { id: null, index: 0, displaced: false };

/** Whether the rows are those before and more below them: as when one scrolls to the end of what was loaded. */
export function isContinued(before: readonly object[], rows: readonly object[]): boolean {
  return rows.length >= before.length && before.every((row, i) => row === rows[i]);
}

/** The agent goes to a row. */
export function placeAt(rows: readonly Row[], index: number): Place {
  const row = rows[index];
  return row ? { id: row.id, index, displaced: false } : nowhere;
}

/**
 * Where the agent is after the list has changed by itself. New rows push their row along; a row that moved because somebody
 * worked on it leaves them where it was, so that "next" is what they saw below it.
 */
export function placeAfter(place: Place, before: readonly Row[], rows: readonly Row[]): Place {
  if (place.id === null || isContinued(before, rows)) return place;
  const indices = new Map(rows.map((row, i) => [row.id, i]));
  const index = indices.get(place.id) ?? -1;
  const followed = before.slice(place.displaced ? place.index : place.index + 1);
  const stays = followed.find((old) => old.id !== place.id && indices.has(old.id));
  const next = stays && indices.get(stays.id);
  const was = before.find((row) => row.id === place.id);
  const byItself = index === -1 || place.displaced || was?.version !== rows[index]?.version;
  if (!byItself) return { id: place.id, index, displaced: false };
  // It changed, and still stands where it stood.
  if (index >= 0 && (next === undefined ? index === rows.length - 1 : index === next - 1)) return { id: place.id, index, displaced: false };
  return { id: place.id, index: next ?? rows.filter((row) => row.id !== place.id).length, displaced: true };
}

/** The index that lies `by` rows from the agent's place, or null at an end. The first step goes to the first row. */
export function stepFrom(place: Place, rows: readonly Row[], by: 1 | -1): number | null {
  if (rows.length === 0) return null;
  if (place.id === null) return 0;
  let index = by === 1 && place.displaced ? place.index : place.index + by;
  if (rows[index]?.id === place.id) index += by;
  return index >= 0 && index < rows.length ? index : null;
}
