import type { z } from "zod";
import { invalid, type FieldProblem } from "./errors.ts";
import { inputWords } from "./input-words.ts";

/**
 * Checks what came from outside against its shape: the one way from a schema to a refusal (XX-5).
 * @param within where the value stands, as the start of each path; empty for the whole
 * @throws 422 with a path and a sentence for each thing that does not fit
 */
export function checkInput<S extends z.ZodType>(schema: S, value: unknown, within = ""): z.output<S> {
  const odd = unstorable(value, 0);
  if (odd) throw invalid([{ path: [within, ...odd.path].filter((p) => p !== "").join("."), message: odd.message }]);
  const parsed = schema.safeParse(value, { error: inputWords });
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.map((issue) => ({
    path: [within, ...(issue.code === "unrecognized_keys" ? issue.keys : issue.path)].filter((p) => p !== "").join("."),
    message: issue.message,
  })));
}

/** Deeper than anything that we take, and far from where writing it out again would end the call stack. */
const deepest = 64;

/**
 * The first text that the database would not keep as it came: PostgreSQL has no NUL, and half of a surrogate pair is stored as U+FFFD. Told before
 * anything else, since the sender would be answered with one thing and read another.
 */
function unstorable(value: unknown, depth: number): { path: string[]; message: FieldProblem["message"] } | undefined {
  if (typeof value === "string") return isStorable(value) ? undefined : { path: [], message: "Leave out unusual characters." };
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === deepest) return { path: [], message: "This is nested too deep. Send it flatter." };
  for (const key of Object.keys(value)) {
    if (!isStorable(key)) return { path: [key.toWellFormed().replaceAll("\0", "\uFFFD")], message: "Leave out unusual characters." };
    const found = unstorable((value as Record<string, unknown>)[key], depth + 1);
    if (found) return { ...found, path: [key, ...found.path] };
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
