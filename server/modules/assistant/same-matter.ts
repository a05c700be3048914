/**
 * From this likeness on (trigrams, 0 to 1) two texts are about the same thing: whatever their categories, and of one category. Measured with
 * the labelled texts (`same-matter.test.ts`): of pairs of one category that tell of different things 98 in 100 stay below 0.4, of pairs
 * that tell of the same 20 of 22 are above it. Across categories one word in common counts for more ("how do I withdraw", "how far"),
 * and what is wrongly called the same is a question for a member who has another trouble: so they must be more alike.
 */
const alike = 0.5;
const alikeInCategory = 0.4;

/**
 * AS-5: the open ticket on the same matter: the most alike one, else the most alike of the same category (any but "other", which says
 * nothing). Being of one category alone is not the same matter: who waits for a refund may lose a bundle too. Null when there is none.
 * Give tickets most alike first.
 */
export function sameMatter<T extends { category: string; similarity: number }>(category: string, tickets: readonly T[]): T | null {
  const [first] = tickets;
  if (first && first.similarity >= alike) return first;
  return tickets.find((ticket) => category !== "other" && ticket.category === category && ticket.similarity >= alikeInCategory) ?? null;
}
