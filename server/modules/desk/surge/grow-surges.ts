import type { Tx } from "../../../platform/db/tx.ts";
import { emit } from "../../../platform/events.ts";
import { publish } from "../../../platform/realtime/realtime.ts";
import { attachTickets } from "../problems/attach-tickets.ts";
import type { Comparison } from "./comparison.ts";
import { belongs, regrow, type Report } from "./find-surges.ts";
import { likenessJson, middleFrom } from "./kept-likeness.ts";
import { reportFrom } from "./report-from.ts";
import * as queries from "./surge.queries.ts";

/** Hours after its last report in which a surge still takes new ones. */
const livesOn = 24;
/** Newest reports of the window that are looked at again when a surge grows. */
const lookedAtAgain = 200;

/**
 * Lets new reports join the surges that they look most like; those of an accepted one hang themselves off its problem. A surge learns from
 * what joins it.
 * @returns the reports that joined none
 */
export async function growSurges(tx: Tx, fresh: readonly Report[], { comparison, since }: { comparison: Comparison; since: Date }): Promise<Report[]> {
  const surges = await queries.livingSurges.run({ since: new Date(tx.now.getTime() - livesOn * 3_600_000) }, tx);
  if (surges.length === 0) return [...fresh];
  const likenesses = surges.map((surge) => ({ surge, middle: middleFrom(surge.likeness), joined: [] as { report: Report; alike: number }[] }));
  const left: Report[] = [];
  for (const report of fresh) {
    const fitting = likenesses.map((one) => ({ one, alike: belongs(report, comparison.weigh(report), { category: one.surge.category, likeness: one.middle }) }))
      .filter((fit): fit is { one: (typeof likenesses)[number]; alike: number } => fit.alike !== null).sort((a, b) => b.alike - a.alike);
    const [best] = fitting;
    if (best) best.one.joined.push({ report, alike: best.alike });
    else left.push(report);
  }
  for (const { surge, joined } of likenesses) if (joined.length > 0) await grow(tx, surge, joined, { comparison, since });
  return left;
}

type Joining = { report: Report; alike: number };

/** What joined says better what it is about: the window's reports that were not sure enough before are looked at again. */
async function grow(tx: Tx, surge: queries.LivingSurgesResult, joined: readonly Joining[], { comparison, since }: { comparison: Comparison; since: Date }): Promise<void> {
  await join(tx, surge.id, joined);
  const members = (await queries.textsOfSurge.run({ surgeId: surge.id }, tx)).map(reportFrom);
  const window = (await queries.textsOfWindow.run({ since, limit: lookedAtAgain }, tx)).map(reportFrom);
  const now = regrow(members, window, comparison);
  const known = new Set(members.map(({ id }) => id));
  const late = now.reports.filter(({ id }) => !known.has(id));
  await join(tx, surge.id, late.map(({ id, alike }) => ({ report: { id }, alike })));
  const [grown] = await queries.growSurge.run({
    id: surge.id, category: now.category, words: now.words, likeness: likenessJson(now.likeness, comparison.common), lastAt: new Date(Math.max(...joined.map(({ report }) => report.at), ...late.map(({ at }) => at))),
  }, tx);
  // A problem that was resolved takes nothing more: what still comes is looked at anew.
  if (surge.state === "accepted" && surge.problemId !== null && surge.problemState === "open") await attachTickets(tx, surge.problemId, [...joined.map(({ report }) => report.id), ...late.map(({ id }) => id)], "match");
  if (surge.state === "dismissed" && grown && grown.count >= 2 * (surge.dismissedCount ?? 0)) {
    await queries.proposeAgain.run({ id: surge.id }, tx);
    await emit(tx, "surge.proposed", { surgeId: surge.id });
  }
  publish(tx, "desk", "surge", { id: surge.id });
}

async function join(tx: Tx, surgeId: string, joining: readonly { report: { id: string }; alike: number }[]): Promise<void> {
  if (joining.length > 0) await queries.addTickets.run({ surgeId, reports: joining.map(({ report, alike }) => ({ id: report.id, alike })), now: tx.now }, tx);
}
