import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Endpoint } from "../../../contract/endpoint.ts";
import { may, needsSecondFactor, type Actor } from "../actor.ts";
import { checkInput } from "../check-input.ts";
import { withSharedTx } from "../db/shared-tx.ts";
import { withTx, type Tx } from "../db/tx.ts";
import { DomainError, forbidden, invalid, notFound, notSignedIn, secondFactorNeeded, tooMany } from "../errors.ts";
import { limitedAddress } from "../limits/limited-address.ts";
import type { LimitState } from "../limits/limits.ts";
import type { Services } from "../services.ts";
import { noteDenial, type Asked } from "./denials.ts";
import { requestHash, storeAnswer, takeKey } from "./idempotency.ts";
import { sessionTokenFrom } from "./session-token.ts";

type Schema = z.ZodType;
type Out<T> = T extends Schema ? z.output<T> : undefined;

/** What a handler gets: checked input and an open transaction of the caller. */
export interface Call<P, Q, B> {
  tx: Tx;
  /** The caller's id; an empty string where `access` is `anyone` and nobody is signed in. */
  me: string;
  params: P;
  query: Q;
  body: B;
  /** The `Idempotency-Key` header, where the endpoint takes one. */
  idempotencyKey: string | undefined;
  request: FastifyRequest;
}
/** What a handler without an open transaction gets: it makes its own one round trip. */
export interface DirectCall<P, Q, B> {
  services: Services;
  token: string;
  params: P;
  query: Q;
  body: B;
  request: FastifyRequest;
}

/** An answer with a status other than the endpoint's `success`, or with headers of its own. */
export class Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, body: T, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** An answer that is JSON already: a list that the database wrote (server/platform/db/json-text.ts). `T` says what it holds. */
export class JsonBody<T> {
  readonly text: string;
  declare private readonly holds: T;
  constructor(text: string) {
    this.text = text;
  }

  /** What it holds: for the check against the contract, and tests. */
  parse(): T {
    return JSON.parse(this.text) as T;
  }
}

export interface Route {
  endpoint: Endpoint;
  /** `isOn` is asked at each call: a module that is switched off has no addresses. */
  mount(app: FastifyInstance, services: Services, isOn?: () => boolean): void;
}

/**
 * Binds an endpoint to its action: contract → access → action → present. One transaction per call; with `sharing`, under load one for several
 * (server/platform/db/shared-tx.ts): it says what two such calls must not act on at once, null for a call that goes by itself.
 */
export function route<P extends Schema, Q extends Schema, B extends Schema, O extends Schema>(
  endpoint: Endpoint<P, Q, B, O>,
  handle: (call: Call<Out<P>, Out<Q>, Out<B>>) => Promise<z.input<O> | Answer<z.input<O>> | JsonBody<z.input<O>>>,
  sharing?: (input: { params: Out<P>; body: Out<B> }, services: Services) => readonly string[] | null,
): Route {
  return mountable(endpoint as unknown as Endpoint, async (services, request, reply, input) => {
    const token = sessionTokenFrom(request.headers.cookie, services.config.secret);
    const origin = { requestId: request.id, address: request.ip };
    let actor: Actor | undefined;
    const count = callCounter(services, endpoint as unknown as Endpoint, request, reply);
    const work = async (tx: Tx) => {
      actor = tx.actor;
      // Counted before it is judged: refused calls cost us too.
      count(tx.actor);
      admit(endpoint as unknown as Endpoint, tx.actor);
      const header = request.headers["idempotency-key"];
      const key = endpoint.idempotent && tx.actor.personId && typeof header === "string" ? header : undefined;
      const routeName = `${endpoint.method} ${endpoint.path}`;
      if (key) {
        const first = await takeKey(tx, key, routeName, requestHash(routeName, input.params, input.body));
        if (first) return new Answer(first.status, first.response);
      }
      const result = await handle({ tx, me: tx.actor.personId ?? "", ...(input as { params: Out<P>; query: Out<Q>; body: Out<B> }), idempotencyKey: key, request });
      const full = result instanceof Answer ? result : new Answer(endpoint.success ?? 200, result);
      if (key) await storeAnswer(tx, key, full.status, full.body);
      return full;
    };
    const keys = token ? sharing?.(input as { params: Out<P>; body: Out<B> }, services) : null;
    return (token && keys ? withSharedTx(services, token, keys, work, origin) : withTx(services, { token }, work, origin)).catch(async (error: unknown) => {
      await noteDenial(services, actor, origin, askedOf(endpoint as unknown as Endpoint, input.params), error);
      throw error;
    });
  });
}

/** What is known before a `routeAfter`'s transaction opens. */
export interface EarlyCall<P, Q, B> {
  services: Services;
  actor: Actor;
  params: P;
  query: Q;
  body: B;
}

/** Like `route`, with something done between the admission and the action's transaction: a network is never asked inside of one. */
export function routeAfter<P extends Schema, Q extends Schema, B extends Schema, O extends Schema, Found>(
  endpoint: Endpoint<P, Q, B, O>,
  before: (call: EarlyCall<Out<P>, Out<Q>, Out<B>>) => Promise<Found>,
  handle: (call: Call<Out<P>, Out<Q>, Out<B>>, found: Found) => Promise<z.input<O>>,
): Route {
  return mountable(endpoint as unknown as Endpoint, async (services, request, reply, given) => {
    const token = sessionTokenFrom(request.headers.cookie, services.config.secret);
    const input = given as { params: Out<P>; query: Out<Q>; body: Out<B> };
    const origin = { requestId: request.id, address: request.ip };
    const count = callCounter(services, endpoint as unknown as Endpoint, request, reply);
    let actor: Actor | undefined;
    try {
      const early = await withTx(services, { token }, async (tx) => {
        actor = tx.actor;
        count(tx.actor);
        admit(endpoint as unknown as Endpoint, tx.actor);
        return tx.actor;
      });
      const found = await before({ services, actor: early, ...input });
      return await withTx(services, { token }, async (tx) => {
        actor = tx.actor;
        admit(endpoint as unknown as Endpoint, tx.actor);
        return new Answer(endpoint.success ?? 200, await handle({ tx, me: tx.actor.personId ?? "", ...input, idempotencyKey: undefined, request }, found));
      }, origin);
    } catch (error) {
      await noteDenial(services, actor, origin, askedOf(endpoint as unknown as Endpoint, input.params), error);
      throw error;
    }
  });
}

/** Like `route`, for hot paths whose one statement opens the session itself. Signed-in callers only; limits are taken in that statement. */
export function directRoute<P extends Schema, Q extends Schema, B extends Schema, O extends Schema>(
  endpoint: Endpoint<P, Q, B, O>,
  handle: (call: DirectCall<Out<P>, Out<Q>, Out<B>>) => Promise<z.input<O> | Answer<z.input<O>>>,
): Route {
  return mountable(endpoint as unknown as Endpoint, async (services, request, _reply, input) => {
    const token = sessionTokenFrom(request.headers.cookie, services.config.secret);
    if (!token) throw notSignedIn();
    const result = await handle({ services, token, ...(input as { params: Out<P>; query: Out<Q>; body: Out<B> }), request });
    return result instanceof Answer ? result : new Answer(endpoint.success ?? 200, result);
  });
}

/** What a denial says of the call. */
function askedOf(endpoint: Endpoint, params: unknown): Asked {
  return { address: `${endpoint.method} ${endpoint.path}`, params, needs: endpoint.access };
}

interface Input { params: unknown; query: unknown; body: unknown }

function mountable(
  endpoint: Endpoint,
  run: (services: Services, request: FastifyRequest, reply: FastifyReply, input: Input) => Promise<Answer<unknown>>,
): Route {
  return {
    endpoint,
    mount(app, services, isOn) {
      app.route({
        method: endpoint.method, url: endpoint.path,
        handler: async (request, reply) => {
          if (isOn && !isOn()) throw notFound("This address");
          const input = readInput(services, endpoint, request);
          if (input instanceof DomainError) {
            await admitFirst(services, endpoint, request);
            throw input;
          }
          const answer = await run(services, request, reply, input);
          if (services.config.checkOutputs && answer.body !== undefined && answer.status < 300) checkOutput(endpoint, answer.body instanceof JsonBody ? (answer.body as JsonBody<unknown>).parse() : answer.body);
          reply.code(answer.status).headers(answer.headers);
          if (answer.status === 204 || answer.body === null || answer.body === undefined) return reply.code(204).send();
          return reply.type("application/json; charset=utf-8").header("cache-control", "no-store").send(answer.body instanceof JsonBody ? answer.body.text : JSON.stringify(answer.body));
        },
      });
    },
  };
}

/** Checks the input against the contract. What does not fit is counted by address: the session is not known yet. @returns the input, or its refusal; it throws 429 */
function readInput(services: Services, endpoint: Endpoint, request: FastifyRequest): Input | DomainError {
  try {
    return {
      params: endpoint.params && checkInput(endpoint.params, request.params),
      query: endpoint.query ? checkInput(endpoint.query, request.query) : refuseUnknown(request.query),
      body: endpoint.body && checkInput(endpoint.body, request.body === undefined ? {} : request.body),
    };
  } catch (error) {
    const state = services.limits.count("write", `misfit:${limitedAddress(request.ip)}`);
    if (services.config.rateLimits && state.exceeded) throw tooMany(state.reset, `That was more than ${state.limit} a minute. Wait ${state.reset} s, then go on.`, state.limit);
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/**
 * ID-5: whoever may not call an endpoint is told so, and learns nothing of what it takes. Asked only where the input misfits: what fits is judged in the
 * transaction of its action, so that this costs no call that goes through. @throws 401, 403 (audited)
 */
async function admitFirst(services: Services, endpoint: Endpoint, request: FastifyRequest): Promise<void> {
  if (endpoint.access === "anyone") return;
  const token = sessionTokenFrom(request.headers.cookie, services.config.secret);
  if (!token) throw notSignedIn();
  const actor = await withTx(services, { token }, (tx) => Promise.resolve(tx.actor));
  try {
    admit(endpoint, actor);
  } catch (error) {
    // What was asked for is noted where it could be read: anything else is only what somebody typed.
    const params = endpoint.params?.safeParse(request.params).data;
    await noteDenial(services, actor, { requestId: request.id, address: request.ip }, askedOf(endpoint, params), error);
    throw error;
  }
}

/** An endpoint that takes no query refuses one: a misspelt filter must not look as if it worked. */
function refuseUnknown(query: unknown): undefined {
  const name = Object.keys((query ?? {}) as object)[0];
  if (name) throw invalid([{ path: name, message: `This address takes no "${name}".` }]);
  return undefined;
}

function checkOutput(endpoint: Endpoint, body: unknown): void {
  const parsed = endpoint.output.safeParse(body);
  if (!parsed.success) throw new Error(`${endpoint.method} ${endpoint.path} answers other than its contract: ${JSON.stringify(parsed.error.issues.slice(0, 5))}`);
}

/** The endpoint's access rule. Rules about one thing (may I see this ticket?) are the action's. */
function admit(endpoint: Endpoint, actor: Actor): void {
  if (endpoint.access === "anyone") return;
  if (!actor.personId) throw notSignedIn();
  if (endpoint.access !== "signed-in" && !may(actor, endpoint.access)) {
    if (needsSecondFactor(actor)) throw secondFactorNeeded();
    // A staff-only address looks missing to members, a forbidden verb does not to staff.
    throw actor.kind === "staff" ? forbidden() : new DomainError({ code: "forbidden", status: 403, title: "Not allowed", detail: "This is for the team only." });
  }
}

/** Counts a call against the limit of whoever makes it, once, however often its work must be done anew. @returns what counts; it throws 429 */
function callCounter(services: Services, endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): (actor: Actor) => void {
  // Messages and sign-in have exact limits of their own, taken in the database.
  if (!services.config.rateLimits || endpoint.limit === "message") return () => {};
  let counted: { who: string; state: LimitState } | undefined;
  return (actor) => {
    const who = actor.personId ?? limitedAddress(request.ip);
    if (counted?.who !== who) counted = { who, state: services.limits.count(endpoint.limit, who) };
    const { limit, remaining, reset, exceeded } = counted.state;
    reply.header("ratelimit-limit", String(limit)).header("ratelimit-remaining", String(remaining)).header("ratelimit-reset", String(reset));
    if (exceeded) throw tooMany(reset, `That was more than ${limit} a minute. Wait ${reset} s, then go on.`);
  };
}
