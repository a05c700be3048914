import { askPlainly, type PlainAnswer, type PlainRequest } from "./plain-http.ts";
import type { SeededRt5 } from "./rt5-seed.ts";

export type Rt5Kind = "create" | "reply" | "list" | "page";

const words = "I paid for the weekly bundle this morning and it was taken twice from my account. I have the two messages from the bank.";
const active = encodeURIComponent("Status = '__Active__'");
const fields = "fields=Subject,Status,Priority,Queue,Owner,Requestor,Created,LastUpdated&fields[Owner]=Name&fields[Queue]=Name&fields[Requestor]=Name,EmailAddress";

/** Signs agents in on RT's own page: asking with a cookie is cheaper for RT than a password or token, which it hashes each time. */
export async function signIn(address: string, agents: readonly string[]): Promise<string[]> {
  return await Promise.all(agents.map(async (agent) => {
    const answer = await askPlainly(address, { method: "POST", path: "/NoAuth/Login.html", contentType: "application/x-www-form-urlencoded", body: `user=${agent}&pass=a+bench+password&next=` });
    const cookie = answer.cookies[0]?.split(";")[0];
    if (!cookie) throw new Error(`Request Tracker did not sign ${agent} in: ${answer.status}`);
    return cookie;
  }));
}

/** The n-th request of a kind. */
export function rt5Request(kind: Rt5Kind, n: number, { open, askers }: SeededRt5): PlainRequest {
  const take = <T>(list: readonly T[]): T => {
    const item = list[(n * 7919) % list.length];
    if (item === undefined) throw new Error("nothing to take from");
    return item;
  };
  if (kind === "create") return { method: "POST", path: "/REST/2.0/ticket", body: JSON.stringify({ Queue: "General", Subject: "I was charged twice", Requestor: take(askers), Content: `${words} ${n}`, ContentType: "text/plain" }) };
  if (kind === "reply") return { method: "POST", path: `/REST/2.0/ticket/${take(open)}/correspond`, body: JSON.stringify({ Content: "Thank you for writing. I am checking it with the bank and will be back today.", ContentType: "text/plain" }) };
  if (kind === "list") return { method: "GET", path: `/REST/2.0/tickets?query=${active}&orderby=LastUpdated&order=DESC&per_page=25&${fields}` };
  return { method: "GET", path: `/Search/Results.html?Query=${active}&Rows=25&OrderBy=LastUpdated&Order=DESC` };
}

/** True when the answer is what was asked for, and not an error that looks well. */
function isRight(kind: Rt5Kind, { status, body }: PlainAnswer): boolean {
  if (kind === "create") return status === 201 && body.includes('"type":"ticket"');
  if (kind === "reply") return status === 201 && body.includes("Correspondence added");
  if (kind === "list") return status === 200 && (JSON.parse(body) as { count: number }).count === 25;
  return status === 200 && body.includes("collection-as-table");
}

/**
 * Keeps one request in flight for each cookie.
 *
 * @returns right answers a second
 * @throws Error at the first answer that is not right: a figure of refusals would flatter us
 */
export async function loadRt5(address: string, kind: Rt5Kind, options: { cookies: readonly string[]; seconds: number; seeded: SeededRt5 }): Promise<number> {
  const started = performance.now();
  const end = started + options.seconds * 1000;
  let n = Math.floor(Math.random() * 1e6), right = 0;
  await Promise.all(options.cookies.map(async (cookie) => {
    while (performance.now() < end) {
      const answer = await askPlainly(address, { ...rt5Request(kind, n++, options.seeded), cookie });
      if (!isRight(kind, answer)) throw new Error(`Request Tracker answered ${kind} with ${answer.status}: ${answer.body.slice(0, 300)}`);
      right++;
    }
  }));
  return right / ((performance.now() - started) / 1000);
}
