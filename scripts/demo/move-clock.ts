import type { MovableClock } from "../../server/platform/clock.ts";

/** Hours between two looks at what is due: a missed promise is in the timeline soon after its moment, as if workers had run. */
const apart = 6;
const step = apart * 3_600_000;

/** Moves the clock to a moment (no further back than it is), and looks at each full step on the way. */
export async function moveClock(clock: MovableClock, at: Date, look: () => Promise<void>): Promise<void> {
  const to = at.getTime();
  for (let next = Math.ceil((clock.now().getTime() + 1) / step) * step; next <= to; next += step) {
    clock.advance(next - clock.now().getTime());
    await look();
  }
  clock.advance(to - clock.now().getTime());
}
