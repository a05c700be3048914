import { uuid } from "./uuid.ts";

/** One sending whose outcome is not known yet, or that failed. */
export type Attempt = { clientId: string; text: string; state: "sending" | "failed" };

/** What a person has typed and not safely sent. */
export type Draft = { text: string; attempts: Attempt[] };

export const emptyDraft: Draft = { text: "", attempts: [] };

function isAttempt(value: unknown): value is Attempt {
  if (typeof value !== "object" || value === null) return false;
  const { clientId, text, state } = value as Partial<Attempt>;
  return typeof clientId === "string" && typeof text === "string" && (state === "sending" || state === "failed");
}

/**
 * Reads a stored draft. A sending that was under way when the page closed may or may not have arrived, so its text comes
 * back to the field; sent unchanged it keeps its client id, and the server answers with the first message (CV-1).
 */
export function parseDraft(stored: string | null): Draft {
  if (!stored) return emptyDraft;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== "object" || value === null) return emptyDraft;
    const { text, attempts } = value as { text?: unknown; attempts?: unknown };
    const known = Array.isArray(attempts) ? attempts.filter(isAttempt) : [];
    const draft: Draft = { text: typeof text === "string" ? text : "", attempts: known };
    return known.filter((one) => one.state === "sending").reduce((so, one) => failed(so, one.clientId), draft);
  } catch {
    return emptyDraft;
  }
}

/** What to store; null when there is nothing to keep. */
export function storedForm(draft: Draft): string | null {
  return draft.text === "" && draft.attempts.length === 0 ? null : JSON.stringify(draft);
}

/** The draft with other text in the field. Failed attempts stay known, so that their text sent again keeps its id. */
export function typed(draft: Draft, text: string): Draft {
  return { text, attempts: text === "" ? draft.attempts.filter((one) => one.state === "sending") : draft.attempts };
}

/**
 * Takes the text out of the field to send it. The same text as a failed attempt is that attempt again, with its id.
 *
 * @returns the attempt and the draft that now waits for its outcome; null when there is nothing but white space
 */
export function begin(draft: Draft): { attempt: Attempt; draft: Draft } | null {
  const text = draft.text.trim();
  if (text === "") return null;
  const earlier = draft.attempts.find((one) => one.state === "failed" && one.text === text);
  const attempt: Attempt = { clientId: earlier?.clientId ?? uuid(), text, state: "sending" };
  const others = draft.attempts.filter((one) => one.state === "sending");
  return { attempt, draft: { text: "", attempts: [...others, attempt] } };
}

/** The draft after a sending arrived. Text that had come back to the field meanwhile, and is unchanged, leaves it. */
export function arrived(draft: Draft, clientId: string): Draft {
  const attempt = draft.attempts.find((one) => one.clientId === clientId);
  const backInField = attempt?.state === "failed" && draft.text.trim() === attempt.text;
  return { text: backInField ? "" : draft.text, attempts: draft.attempts.filter((one) => one !== attempt) };
}

/** The draft after a sending failed: its text is back in the field, before anything typed since. */
export function failed(draft: Draft, clientId: string): Draft {
  const attempt = draft.attempts.find((one) => one.clientId === clientId);
  if (!attempt) return draft;
  const text = draft.text.trim() === "" ? attempt.text : `${attempt.text}\n${draft.text}`;
  return { text, attempts: draft.attempts.map((one) => (one === attempt ? { ...one, state: "failed" } : one)) };
}
