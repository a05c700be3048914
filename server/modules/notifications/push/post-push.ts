import { lookup } from "node:dns/promises";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import { isInner, OutsideError } from "../../../platform/http/ask-outside.ts";
import type { Services } from "../../../platform/services.ts";

const milliseconds = 10_000;

/** What is wrong with an address that a browser gave as its push service, without asking any network; null when nothing is. */
export function addressProblem(services: Services, endpoint: string): string | null {
  if (!URL.canParse(endpoint)) return "This is not an address.";
  const { protocol, username, password, hostname } = new URL(endpoint);
  const { innerPush } = services.config;
  if (protocol !== "https:" && !(innerPush && protocol === "http:")) return "A push service has an address that begins with https.";
  if (username !== "" || password !== "") return "An address of a push service holds no name and password.";
  const host = hostname.replace(/^\[|\]$/g, "");
  if (!innerPush && ((isIP(host) !== 0 && isInner(host)) || /(^|\.)(localhost|local|internal)\.?$/i.test(host) || (isIP(host) === 0 && !host.includes(".")))) return "This address can't be a browser's push service.";
  return null;
}

export interface PushAnswer { status: number; /** Seconds, where the service says when to come back. */ retryAfter: number | null }

/**
 * POSTs a push message. The address came from a browser, so anybody's: only https to public addresses (the name is resolved once and
 * that address is connected to), no redirects, nothing of the answer but its status.
 * @throws OutsideError when there was no answer, or the address is not allowed (`refused` is then true)
 */
export async function postPush(services: Services, endpoint: string, headers: Record<string, string | number>, body: Buffer): Promise<PushAnswer> {
  const problem = addressProblem(services, endpoint);
  if (problem !== null) throw new RefusedAddress(problem);
  const url = new URL(endpoint);
  const found = await lookup(url.hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
  const [target] = found;
  if (!target) throw new OutsideError("the push service's name is not known");
  if (!services.config.innerPush && found.some(({ address }) => isInner(address))) throw new RefusedAddress("the push service lies in our own network");
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(milliseconds);
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const asked = send(url, {
      method: "POST", headers, signal, agent: false,
      lookup: (_name, given, done) => { if (given.all) done(null, [target]); else done(null, target.address, target.family); },
    }, (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: secondsOf(response.headers["retry-after"], services.clock.now()) });
      response.destroy();
    });
    asked.on("error", (error) => reject(new OutsideError(signal.aborted ? "the push service took too long" : `the push service can't be reached (${(error as NodeJS.ErrnoException).code ?? "unknown"})`)));
    asked.end(body);
  });
}

/** The address must not be asked at all. */
export class RefusedAddress extends OutsideError {}

/** RFC 9110 10.2.3: seconds, or a date. At most a day is waited. */
function secondsOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.min(86_400, Math.max(1, Math.ceil(seconds))) : null;
}
