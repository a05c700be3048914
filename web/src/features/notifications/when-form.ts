import type { Digest, NoticePreferences, QuietHours } from "../../../../contract/notifications.ts";

/** The form of quiet hours and digest, as its controls hold it. */
export type WhenForm = { quiet: boolean; from: string; until: string; days: readonly number[]; every: Digest["every"]; hour: number };

/** What the form begins with; hours that most people sleep, where none are set yet. */
export function whenFormOf({ quiet, digest }: Pick<NoticePreferences, "quiet" | "digest">): WhenForm {
  const { from, until, days } = quiet ?? { from: "22:00", until: "07:00", days: [0, 1, 2, 3, 4, 5, 6] };
  return { quiet: quiet !== null, from, until, days, every: digest.every, hour: digest.hour };
}

/** What the server is asked for. */
export function changeOf({ quiet, from, until, days, every, hour }: WhenForm): { quiet: QuietHours | null; digest: Digest } {
  return { quiet: quiet ? { from, until, days: [...days].sort((a, b) => a - b) } : null, digest: { every, hour } };
}

/** How long quiet hours last, as the reader may not expect it. */
export function spanOf(from: string, until: string): "same-day" | "overnight" | "all-day" {
  if (from === until) return "all-day";
  return until < from ? "overnight" : "same-day";
}
