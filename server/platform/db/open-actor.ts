import type pg from "pg";
import { actorFromRow, type Actor, type ActorRow } from "../actor.ts";
import type { Services } from "../services.ts";
import { KnownActors, type SessionRow } from "./known-actors.ts";
import { corkThisTurn, run, together, type Statement } from "./wire.ts";

/** How a transaction learns its actor: from a session token (checked in the database), as a person, or as given. */
export type Start = { token: string | null } | { personId: string } | { actor: Actor };

/** Something was begun on a guess that does not hold: somebody else acts by this session than before, or with other rights, or nobody; or what `work` found likely is not so. */
export class WrongGuess extends Error {}

const actors = new WeakMap<Services, KnownActors>();
function actorsOf(services: Services): KnownActors {
  let known = actors.get(services);
  if (!known) actors.set(services, known = new KnownActors());
  return known;
}

/** Goes on as an actor that is given. */
export const switchText = "SELECT set_config('baraza.actor_id', $1, true), set_config('baraza.actor_kind', $2, true), set_config('baraza.permissions', $3, true)";

const sessionText = "SELECT person_id, session_id, name, email_verified, kind, array_to_string(roles, ',') AS roles, array_to_string(permissions, ',') AS permissions FROM actor_begin($1, $2)";

/** What opens the transaction's actor. Its answer is the actor's row, or nothing for an actor that is given. */
export function beginStatement(start: Start, now: Date): Statement {
  if ("token" in start) return { text: sessionText, values: [start.token, now] };
  if ("personId" in start) return { text: "SELECT * FROM actor_begin_person($1, $2)", values: [start.personId, now] };
  const { actor } = start;
  const held = actor.permissions.size > 0 ? `,${[...actor.permissions].join(",")},` : "";
  return { text: switchText, values: [actor.personId ?? "", actor.kind, held] };
}

/** Keeps what came of a guess until the guess is known to be right. */
export interface Sure {
  /** @returns what `answer` says or throws. @throws WrongGuess first of all */
  before<T>(answer: Promise<T>): Promise<T>;
}

/** Who acted last by this session, if this process knows: most likely they act now. */
export function guessActor(services: Services, token: string): Actor | undefined {
  return actorsOf(services).guess(token);
}

/** The actor of a session as the database says it. */
export function learnActor(services: Services, token: string, row: SessionRow | undefined): Actor {
  return actorsOf(services).learn(token, row);
}

/** Compares a guess with what the database says, `answer`, when it says it. */
export function whenSure(services: Services, token: string, guess: Actor, answer: Promise<{ rows: SessionRow[] }>): Sure {
  let right = false;
  const check = answer.then(({ rows }) => {
    if (learnActor(services, token, rows[0]) !== guess) throw new WrongGuess("somebody else acts by this session");
    right = true;
  });
  // It is waited for below, whatever happens.
  check.catch(() => {});
  return {
    async before<T>(answered: Promise<T>): Promise<T> {
      if (right) return answered;
      const [checked, outcome] = await Promise.allSettled([check, answered]);
      if (checked.status === "rejected") throw checked.reason;
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    },
  };
}

/** Opens the transaction with its actor. With a guess it does not wait: what `work` asks first leaves in the same write. */
export async function begin(services: Services, client: pg.PoolClient, start: Start, now: Date, guessing: boolean): Promise<{ actor: Actor; sure: Sure; opening: string }> {
  const opening = beginStatement(start, now);
  const ask = async <Row extends object>() => (await Promise.all([client.query("BEGIN"), run<Row>(client, opening.text, opening.values)]))[1];
  const token = "token" in start ? start.token : null;
  const guess = guessing && token !== null ? guessActor(services, token) : undefined;
  if (token !== null && guess) {
    corkThisTurn(client);
    return { actor: guess, sure: whenSure(services, token, guess, ask<SessionRow>()), opening: opening.text };
  }
  const actor = token !== null ? learnActor(services, token, (await together(client, () => ask<SessionRow>())).rows[0]) : given(start, (await together(client, () => ask<ActorRow>())).rows[0]);
  return { actor, sure: { before: (answer) => answer }, opening: opening.text };
}

function given(start: Start, row: ActorRow | undefined): Actor {
  return "actor" in start ? start.actor : actorFromRow(row);
}
