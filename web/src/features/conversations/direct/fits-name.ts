const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word typed begins a word of a person's name, or is in the username; accents and case do not count. */
export function fitsName(person: { name: string; username: string | null }, typed: string): boolean {
  const names = folded(person.name).split(/\s+/);
  const username = person.username ?? "";
  return folded(typed).split(/\s+/).filter(Boolean).every((word) => names.some((name) => name.startsWith(word)) || username.includes(word.replace(/^@/, "")));
}
