import type pg from "pg";
import { quantile, type Figure } from "./figures.ts";
import { wordOfRank } from "./seed-messages.ts";

/** Whose desk is searched, and by whom. */
export interface SearchedDesk { address: string; size: number; client: pg.Client; agent: string; member: string }

/**
 * CV-11: searching over HTTP with session and read rules, each kind `runs` times with other words. Goals: 100 ms for selective words, 300 ms for
 * common ones; a message is found within 5 s of its sending. `agent` and `member` are cookies.
 */
export async function searchFigures({ address, size, client, agent, member }: SearchedDesk, runs: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  const { selective, common } = searches(size);
  const measure = async (name: string, cookie: string, path: string, query: (i: number) => string, goal: number): Promise<void> => {
    const milliseconds: number[] = [];
    for (let i = 0; i < runs + 5; i++) {
      const [q = "", more] = query(i).split("&");
      const at = performance.now();
      const response = await fetch(`${address}/api/search/${path}&q=${encodeURIComponent(q)}${more ? `&${more}` : ""}`, { headers: { cookie } });
      const text = await response.text();
      if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
      if (i >= 5) milliseconds.push(performance.now() - at);
    }
    const p99 = quantile(milliseconds, 0.99);
    figures.push({ name: `${name}: p99`, value: p99, unit: "ms", goal: { text: `< ${goal} ms`, met: p99 < goal } }, { name: `${name}: p50`, value: quantile(milliseconds, 0.5), unit: "ms" });
  };
  for (const [name, query] of Object.entries(selective)) await measure(name, agent, "messages?scope=team", query, 100);
  for (const [name, query] of Object.entries(common)) await measure(name, agent, "messages?scope=team", query, 300);
  for (const [name, query] of Object.entries({ number: selective["a ticket's number"], "rare word": near(10_000), "common word": () => "charged" })) await measure(`tickets by ${name}`, agent, "tickets?scope=team", query, 100);
  await measure("a member's own, a common word", member, "messages?scope=own", () => wordOfRank(1), 100);
  await measure("a member's own, a rare word", member, "messages?scope=own", near(5000), 100);
  const late = await slowestToBeFound(address, client, agent);
  figures.push({ name: "found after sending, at most", value: late, unit: "s", goal: { text: "< 5 s", met: late < 5 } });
  return figures;
}

/** Words of ranks around one, so that each look is another word. */
function near(rank: number): (i: number) => string {
  return (i) => wordOfRank(rank + i);
}

function searches(size: number) {
  const middle = 1_000_000 + Math.floor(size / 2);
  const [first, second] = [wordOfRank(1), wordOfRank(2)];
  const selective = {
    "one message's own word": (i: number) => `u${middle + i * 37}x5`,
    "a rare word": near(10_000),
    "two rare words": (i: number) => `${wordOfRank(4000 + i)} ${wordOfRank(5000 + i)}`,
    "a rare word and a common one": (i: number) => `${wordOfRank(8000 + i)} ${first}`,
    "a rare word and one that was begun": (i: number) => `${wordOfRank(8000 + i)} ${second.slice(0, 2)}`,
    "a common word in a tag's tickets": (i: number) => `${first} tag:tag-${(i % 19) * 10}`,
    "a ticket's number": (i: number) => `HELP-${middle + i}`,
  };
  const common = {
    "the commonest word": () => first,
    "the commonest two": () => `${first} ${second}`,
    "a word of one in a hundred": near(100),
    "a word of one in a thousand": near(1000),
    "two words of one in a hundred": (i: number) => `${wordOfRank(100 + i)} ${wordOfRank(180 + i)}`,
    "exact words": (i: number) => `"${first} ${wordOfRank(20 + i)}"`,
    "one without another": (i: number) => `${first} -${wordOfRank(3 + i % 5)}`,
    "one letter": (i: number) => "bkmlsnrg"[i % 8] ?? "b",
    "a common word of urgent payments": (i: number) => `${wordOfRank(50 + i)} priority:urgent category:payment`,
    "the best of a common word": (i: number) => `${wordOfRank(30 + i)}&sort=relevance`,
  };
  return { selective, common };
}

/** Seconds from the sending of a note to the search that finds it, the slowest of five. */
async function slowestToBeFound(address: string, client: pg.Client, agent: string): Promise<number> {
  const late: number[] = [];
  const ticket = (await client.query<{ id: string }>("SELECT t.id FROM desk_tickets t WHERE t.status = 'open' LIMIT 1")).rows[0]?.id ?? "";
  for (let i = 0; i < 5; i++) {
    const word = `latecomer${i}q`;
    const headers = { cookie: agent, "content-type": "application/json", origin: address };
    const sent = await fetch(`${address}/api/tickets/${ticket}/notes`, { method: "POST", headers, body: JSON.stringify({ clientId: crypto.randomUUID(), body: word }) });
    if (!sent.ok) throw new Error(`${sent.status} ${await sent.text()}`);
    const at = performance.now();
    for (let found = false; !found;) {
      const answer = await (await fetch(`${address}/api/search/messages?scope=team&q=${word}`, { headers: { cookie: agent } })).json() as { items: unknown[] };
      found = answer.items.length > 0;
      if (performance.now() - at > 20_000) throw new Error("not found for 20 s");
    }
    late.push((performance.now() - at) / 1000);
  }
  return Math.max(...late);
}
