const longest = 30;

/**
 * Names close to one that is taken, the best first. Whether they can be had the server says.
 *
 * @param typed letters, digits, _ and . as usernames have them
 */
export function usernameIdeas(typed: string, year: number): string[] {
  const name = typed.trim().toLowerCase();
  const short = String(year % 100).padStart(2, "0");
  const swapped = name.includes(".") ? name.replaceAll(".", "_") : name.replaceAll("_", ".");
  const ends = [`_${short}`, `.${year}`, "_1", "_2", "7", short, "_x"];
  const ideas = [swapped, ...ends.map((end) => `${name.slice(0, longest - end.length)}${end}`)];
  return [...new Set(ideas)].filter((idea) => idea !== name && idea.length >= 3);
}
