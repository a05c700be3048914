/** From this likeness on (trigrams, 0 to 1), two texts are about the same thing whatever their categories: unlike ones stay below 0.47. */
const alike = 0.5;

/**
 * AS-5: the open ticket on the same matter: the most alike one, else the first of the same category (any but "other", which says
 * nothing). Null when there is none. Give tickets most alike first.
 */
export function sameMatter<T extends { category: string; similarity: number }>(category: string, tickets: readonly T[]): T | null {
  const [first] = tickets;
  if (first && first.similarity >= alike) return first;
  return tickets.find((ticket) => category !== "other" && ticket.category === category) ?? null;
}
