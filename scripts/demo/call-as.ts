import type { SeededPerson } from "./demo-people.ts";
import type { Stage } from "./play-tickets.ts";

/**
 * Calls an instance's API as the demo's people.
 * @param done told of each call that was not refused
 */
export function callAs(address: string, done: (who: SeededPerson) => void): Stage["call"] {
  return async (who, method, path, body) => {
    const headers = { cookie: who.cookie, ...(body ? { "content-type": "application/json" } : {}) };
    const response = await fetch(`${address}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${String(answer.detail)}`);
    done(who);
    return answer;
  };
}
