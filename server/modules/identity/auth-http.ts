import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LimitClass } from "../../../contract/endpoint.ts";
import { checkInput } from "../../platform/check-input.ts";
import { withTx } from "../../platform/db/tx.ts";
import { DomainError, notSignedIn, tooMany } from "../../platform/errors.ts";
import { pageLanguage } from "../../platform/http/page-language.ts";
import { sessionTokenFrom } from "../../platform/http/session-token.ts";
import { limitSettings } from "../../platform/limits/limit-settings.ts";
import { limitedAddress } from "../../platform/limits/limited-address.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import type { Services } from "../../platform/services.ts";
import { addressHeader, authOf } from "./auth.ts";
import { authCalls } from "./auth-call.ts";
import { answeredUser } from "./auth-keys.ts";
import type { AuthAsk, AuthPath } from "./auth-path.ts";
import { authProblem } from "./auth-problems.ts";
import { deviceCookie, deviceOf } from "./bans/ban-signals.ts";
import { noteBannedVisit, noteVisit } from "./bans/note-visit.ts";
import { hashQueueOf } from "./hash-queue.ts";
import { linkPaths } from "./link-paths.ts";
import { secondFactorPaths } from "./second-factor-paths.ts";
import { sessionPaths } from "./session-paths.ts";
import { takeTries } from "./sign-in-limits.ts";
import { tellTyped } from "./unconfirmed.ts";
import { signInPaths } from "./sign-in-paths.ts";

/** Mounts the paths of better-auth that we use at `/api/auth/*`. All others stay 404. */
export async function mountAuth(app: FastifyInstance, services: Services): Promise<void> {
  for (const path of [...signInPaths, ...secondFactorPaths, ...linkPaths, ...sessionPaths]) {
    app.route({
      method: path.method, url: `/api/auth/${path.path}`,
      // A HEAD request of a link checker must not use up a link.
      exposeHeadRoute: false,
      handler: (request, reply) => serve(services, path as unknown as AuthPath<unknown>, request, reply),
    });
  }
}

async function serve(services: Services, path: AuthPath<unknown>, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const started = performance.now();
  const token = sessionTokenFrom(request.headers.cookie, services.config.secret);
  const actor = await withTx(services, { token }, async (tx) => tx.actor);
  if (path.signedIn && !actor.personId) throw notSignedIn();
  const input = checkInput(path.input, path.method === "GET" ? request.query : (request.body ?? {}));
  const ask: AuthAsk<unknown> = { services, actor, origin: { requestId: request.id, address: request.ip }, about: null, locale: pageLanguage(request), input, cookies: request.headers.cookie };
  countCall(services, path.tries ? "write" : "read", actor.personId ?? limitedAddress(request.ip), reply);
  path.check?.(ask);
  try {
    const { body, cookies } = await authCalls.run(ask, () => answer(path, ask, request));
    if (cookies.length > 0) reply.header("set-cookie", cookies);
    reply.header("cache-control", "no-store").type("application/json; charset=utf-8");
    await atLeast(path, started);
    // "null" is an answer: nobody is signed in.
    return reply.send(JSON.stringify(withoutTokens(body)));
  } catch (error) {
    if (error instanceof DomainError && error.status === 429 && error.retryAfter) sayLimit(reply, services.settings.get(limitSettings["sign-in"]), 0, error.retryAfter);
    await atLeast(path, started);
    throw error;
  }
}

async function atLeast(path: AuthPath<unknown>, started: number): Promise<void> {
  if (path.atLeast) await sleep(Math.max(0, path.atLeast - (performance.now() - started)));
}

async function answer(path: AuthPath<unknown>, ask: AuthAsk<unknown>, request: FastifyRequest): Promise<{ body: unknown; cookies: string[] }> {
  const { services } = ask;
  await path.prepare?.(ask);
  if (path.tries) await takeTries(services, path.tries(ask));
  await path.admit?.(ask);
  const { handler } = authOf(services);
  const forward = async (input: unknown) => {
    const asked = webRequest(path, ask, request, input);
    const response = await (path.hashes ? hashQueueOf(services).run(() => handler(asked)) : handler(asked));
    if (ask.lost) throw ask.lost;
    const body: unknown = await response.json().catch(() => null);
    return { response, body, code: response.ok ? null : ((body as { code?: string } | null)?.code ?? "unknown") };
  };
  let tried = await forward(path.body ? await path.body(ask) : ask.input);
  const another = await path.again?.(ask, tried.code, tried.body);
  if (another !== undefined) tried = await forward(another);
  const { response, body, code } = tried;
  if (code !== null) {
    await noteRefusedVisit(path, ask);
    await path.failed?.(ask, code);
    throw ask.refusal ?? authProblem(response.status, code) ?? new Error(`sign-in answered ${response.status} ${code} to ${path.path}`);
  }
  const given = response.headers.getSetCookie();
  const own = await path.done?.(ask, body, given);
  const cookies = [...given, ...(await visitCookies(path, ask, body))];
  return { body: await tellTyped(ask, own === undefined ? body : own), cookies };
}

/** ID-12: what somebody came with is compared with bans; the browser keeps its id for the next time. */
async function visitCookies(path: AuthPath<unknown>, ask: AuthAsk<unknown>, body: unknown): Promise<string[]> {
  const person = answeredUser.safeParse(body);
  // A code that one's own open session proves is no visit; a sign-in beside another account's session is.
  if (!path.visit || !person.success || person.data.user.id === ask.actor.personId) return [];
  const device = deviceOf(ask.cookies);
  await noteVisit(ask.services, { personId: person.data.user.id, action: path.visit, device, address: ask.origin.address });
  return [deviceCookie(ask.services, device)];
}

/** ID-12: somebody banned came with the right password. With what they came is evidence from now on, and the try counts. */
async function noteRefusedVisit(path: AuthPath<unknown>, ask: AuthAsk<unknown>): Promise<void> {
  if (path.visit && ask.refusedId) await noteBannedVisit(ask.services, { personId: ask.refusedId, device: deviceOf(ask.cookies), address: ask.origin.address });
}

/** What better-auth gets: our checked input, the cookies, and who the client is as we see it. */
function webRequest(path: AuthPath<unknown>, ask: AuthAsk<unknown>, request: FastifyRequest, input: unknown): Request {
  const url = new URL(pageUrl(ask.services, `/api/auth/${path.path}`));
  const headers = new Headers({ [addressHeader]: ask.origin.address });
  if (request.headers.cookie) headers.set("cookie", request.headers.cookie);
  if (request.headers["user-agent"]) headers.set("user-agent", request.headers["user-agent"].slice(0, 300));
  if (path.method === "GET") {
    for (const [name, value] of Object.entries(ask.input as Record<string, string>)) url.searchParams.set(name, value);
    return new Request(url, { headers });
  }
  headers.set("content-type", "application/json");
  return new Request(url, { method: "POST", headers, body: JSON.stringify(input) });
}

/** Session tokens live in the HttpOnly cookie alone: a script that reads the answer must not learn them. */
function withoutTokens(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutTokens);
  if (typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== "token").map(([name, value]) => [name, withoutTokens(value)]));
}

/** The wide limit of all calls, beside the exact ones that `tries` takes. */
function countCall(services: Services, kind: LimitClass, who: string, reply: FastifyReply): void {
  if (!services.config.rateLimits) return;
  const state = services.limits.count(kind, who);
  sayLimit(reply, state.limit, state.remaining, state.reset);
  if (state.exceeded) throw tooMany(state.reset, `That was more than ${state.limit} a minute. Wait ${state.reset} s, then go on.`);
}

function sayLimit(reply: FastifyReply, limit: number, remaining: number, reset: number): void {
  reply.header("ratelimit-limit", String(limit)).header("ratelimit-remaining", String(remaining)).header("ratelimit-reset", String(reset));
}
