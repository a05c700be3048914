import type { z } from "zod";
import { noticeWays, type NoticeChoice, type NoticePreferences, type noticePreferencesChange, type QuietHours } from "../../../contract/notifications.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { invalid, notFound } from "../../platform/errors.ts";
import type { NoticeKind } from "../../platform/notices.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import { preferencesFrom, rulesOf, waysOf, type Choice, type Choices } from "./choices.ts";
import * as queries from "./preference.queries.ts";
import { localeOf } from "../../platform/locale.ts";
import type { Quiet } from "./when-due.ts";

/** Kinds that the caller can be told of at all: members hear nothing of what the team is told, and a module that is off tells nobody. */
function kindsFor(tx: Tx): NoticeKind[] {
  return tx.services.modules.noticesOn(tx.services).filter((kind) => (kind.audience === "member" ? true : tx.actor.kind === "staff") && (!kind.permission || may(tx.actor, kind.permission)));
}

/** By which ways the caller is told of what, and when. */
export async function showPreferences(tx: Tx): Promise<NoticePreferences> {
  const [row] = await queries.readPreferences.run(undefined, tx);
  if (!row) throw notFound("This account");
  const { choices, quiet, digest } = preferencesFrom(row);
  const locale = localeOf(row.locale);
  return {
    choices: kindsFor(tx).map((kind): NoticeChoice => {
      const on = waysOf(kind, choices);
      const [inApp, push, mail] = noticeWays.map((way) => ({ on: on[way], ...rulesOf(kind, way) })) as [NoticeChoice["inApp"], NoticeChoice["push"], NoticeChoice["mail"]];
      return { kind: kind.name, title: kind.titles[locale], audience: kind.audience, priority: kind.priority, inApp, push, mail };
    }),
    quiet: quiet && { from: clock(quiet.from), until: clock(quiet.until), days: [...quiet.days] },
    digest, timeZone: row.timeZone ?? tx.services.settings.get(communityTimeZone), mailPossible: row.emailVerified,
  };
}

/** Changes what is given and leaves the rest. @throws 422 for a kind that the caller is not told of, and a way that can't be chosen */
export async function changePreferences(tx: Tx, change: z.output<typeof noticePreferencesChange>): Promise<NoticePreferences> {
  await queries.makePreferences.run({ now: tx.now }, tx);
  const [row] = await queries.findPreferences.run(undefined, tx);
  const before = preferencesFrom(row);
  const quiet = change.quiet === undefined ? before.quiet : change.quiet && quietFrom(change.quiet);
  const digest = change.digest ?? before.digest;
  await queries.storePreferences.run({
    choices: merge(kindsFor(tx), before.choices, change.choices ?? []), quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null, quietDays: quiet ? [...quiet.days] : null,
    digestEvery: digest.every, digestHour: digest.hour, now: tx.now,
  }, tx);
  return showPreferences(tx);
}

function merge(kinds: readonly NoticeKind[], before: Choices, given: readonly ({ kind: string } & { [way in keyof Choice]?: boolean | undefined })[]): Record<string, Choice> {
  const choices: Record<string, Choice> = { ...before };
  for (const [i, wanted] of given.entries()) {
    const kind = kinds.find(({ name }) => name === wanted.kind);
    if (!kind) throw invalid([{ path: `choices.${i}.kind`, message: `There is nothing called ${wanted.kind} that you are told of.` }]);
    for (const way of noticeWays) {
      const on = wanted[way];
      if (on === undefined) continue;
      const { offered, locked } = rulesOf(kind, way);
      if (on ? !offered : locked) throw invalid([{ path: `choices.${i}.${way}`, message: on ? "This is not told in this way." : "This is too important to be turned off here." }]);
      choices[kind.name] = { ...choices[kind.name], [way]: on };
    }
  }
  return choices;
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
function quietFrom({ from, until, days }: QuietHours): Quiet {
  return { from: minutesOf(from), until: minutesOf(until), days: [...days].sort((a, b) => a - b) };
}
