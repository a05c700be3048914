import pLimit from "p-limit";

/**
 * How uploads share a process with everybody else. Many fast uploads at once would fill every turn of the event loop with their bytes, and
 * every database connection with their pieces; whoever asks for a page meanwhile would wait behind them. So one chunk is taken a turn, whoever
 * sent it, and a few pieces are put away at once. A slow line holds nobody up: it takes a turn only when bytes of it are there.
 */
const waiting: (() => void)[] = [];

/** Resolves in a later turn of the event loop, one caller a turn, in the order of asking. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(giveTurn);
  });
}

function giveTurn(): void {
  waiting[0]?.();
  waiting.shift();
  if (waiting.length > 0) setImmediate(giveTurn);
}

/** Puts a piece away: each takes a connection of the database and writes a megabyte. */
export const putAway = pLimit(3);
