/** A row that explains packages: their names in back quotes, then why. */
const row = /^\| (`.+?) \| (.*) \|$/;
/** A reason that can be one has more than a word or two. */
const leastReason = 15;

/**
 * Compares the page on libraries with the packages that there are. Types of a package go with it.
 *
 * @param text the page: tables of `name`, reason
 * @param packages names in package.json
 * @returns what is wrong, a sentence each: packages without a line, lines without a reason, lines of packages that are gone
 */
export function findUnexplained(text: string, packages: readonly string[]): string[] {
  const problems: string[] = [];
  const explained = new Set<string>();
  for (const line of text.split("\n")) {
    const [, names = "", reason = ""] = row.exec(line) ?? [];
    for (const [, name = ""] of names.matchAll(/`([^`]+)`/g)) {
      if (explained.has(name)) problems.push(`${name} has two lines`);
      explained.add(name);
      if (reason.trim().length < leastReason) problems.push(`${name} has no reason`);
    }
  }
  const described = packages.map((name) => ({ name, line: name.replace(/^@types\//, "") }));
  problems.push(...described.filter(({ line }) => !explained.has(line)).map(({ name }) => `${name} has no line saying why it is better than what is there`));
  problems.push(...[...explained].filter((name) => !packages.includes(name)).map((name) => `${name} is not in package.json`));
  return problems;
}
