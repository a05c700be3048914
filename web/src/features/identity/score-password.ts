import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** Characters that are judged: more of them are strong anyway, and cost time. */
const judged = 40;

let factory: ZxcvbnFactory | undefined;

/**
 * How hard a password is to guess, from 0 (at once) to 4: against lists of common passwords, rows of keys, dates and what is known
 * of the person. Load it lazily: it is heavy.
 *
 * @param own names and addresses of the person
 */
export function scorePassword(password: string, own: readonly string[]): number {
  factory ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return factory.check(password.slice(0, judged), own.filter((one) => one !== "")).score;
}
