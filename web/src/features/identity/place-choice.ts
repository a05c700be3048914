import type { Place, PlaceGiven } from "../../../../contract/account.ts";
import { ApiError } from "../../lib/api-error.ts";

/** A chosen place as forms keep it: with its name, so that it can be shown after a reload. `id` null: typed freely. */
export type PlaceChoice = { id: number | null; label: string };

/** From a form's text; null where nothing was chosen. */
export function readChoice(text: string): PlaceChoice | null {
  if (text === "") return null;
  const at = text.indexOf("|");
  const id = Number(text.slice(0, at));
  return at > 0 && Number.isInteger(id) ? { id, label: text.slice(at + 1) } : { id: null, label: text.slice(at + 1) };
}

/** As a form keeps it. */
export function writeChoice({ id, label }: PlaceChoice): string {
  return `${id ?? ""}|${label}`;
}

/** As the server takes it; undefined where nothing was chosen. */
export function placeGiven(text: string): PlaceGiven | undefined {
  const choice = readChoice(text);
  if (!choice) return undefined;
  return choice.id === null ? { text: choice.label } : { placeId: choice.id };
}

/** What the server thinks was meant, from its refusal of a place (ID-10). */
export function suggestedPlaces(error: unknown): Place[] {
  const found = error instanceof ApiError ? error.extra.suggestions : undefined;
  return Array.isArray(found) ? (found as Place[]).slice(0, 5) : [];
}
