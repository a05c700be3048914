import type { Tx } from "../../../platform/db/tx.ts";
import { belongs } from "./find-surges.ts";
import { likenessFrom } from "./kept-likeness.ts";
import { piecesOf, saidOf, weigh } from "./likeness.ts";
import { knownProblems } from "./surge.queries.ts";

export interface KnownProblem { problemId: string; statement: string }

/**
 * DK-14: the open problem that somebody's words look like, with what its reporters are told; null when they look like none of which
 * anything is told. Anybody may ask: only what is public is answered. One statement.
 */
export async function knownProblem(tx: Tx, said: { words: string; category: string }): Promise<KnownProblem | null> {
  const problems = await knownProblems.run(undefined, tx);
  const pieces = piecesOf(saidOf("", said.words));
  const fitting = problems.map(({ problemId, statement, category, likeness }) => {
    const { middle, common } = likenessFrom(likeness);
    return { problemId, statement, alike: belongs(said, weigh(pieces, common), { category, likeness: middle }) };
  }).filter((one): one is KnownProblem & { alike: number } => one.alike !== null).sort((a, b) => b.alike - a.alike);
  const [best] = fitting;
  return best ? { problemId: best.problemId, statement: best.statement } : null;
}
