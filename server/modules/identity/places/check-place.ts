import type { Place, PlaceGiven } from "../../../../contract/account.ts";
import { DomainError } from "../../../platform/errors.ts";
import { systemActor } from "../../../platform/actor.ts";
import { withTx, type Tx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "../place.queries.ts";
import { placeSource } from "./place-source.ts";

/** What somebody gave as their place, and what it was taken for. */
export interface FoundPlace { place: Place; typed: string; result: "chosen" | "matched" | "corrected" }

/**
 * Finds the place that was chosen or typed (ID-10). Asks no database, and may ask a geocoder: call it outside of transactions.
 * A refusal is logged. @throws 422 on `location`; `extra.suggestions` has what may have been meant
 */
export async function findPlace(services: Services, given: PlaceGiven, personId: string | null): Promise<FoundPlace> {
  const source = placeSource(services);
  if ("placeId" in given) {
    const place = await source.byId(given.placeId);
    if (!place) throw refused("This place is not in the list. Choose one of the suggestions.", []);
    return { place, typed: String(given.placeId), result: "chosen" };
  }
  const found = await source.match(given.text);
  if ("place" in found) return { place: found.place, typed: given.text, result: found.exact ? "matched" : "corrected" };
  await withTx(services, { actor: systemActor }, (tx) => queries.logPlaceCheck.run({ personId, typed: given.text, result: "refused", correction: null, placeId: null, now: tx.now }, tx));
  const names = found.suggestions.slice(0, 3).map((place) => place.label).join("; ");
  throw refused(names === "" ? `No place is called “${given.text}”. Write the nearest larger city, in Latin letters.` : `Which place is that? Perhaps: ${names}.`, found.suggestions);
}

/** Stores a found place as the person's own, and logs how it was found. */
export async function storePlace(tx: Tx, personId: string, { place, typed, result }: FoundPlace): Promise<void> {
  await queries.setPlace.run({ personId, placeId: place.id, city: place.city, country: place.country, latitude: place.latitude, longitude: place.longitude, now: tx.now }, tx);
  await queries.logPlaceCheck.run({ personId, typed, result, correction: result === "corrected" ? place.label : null, placeId: place.id, now: tx.now }, tx);
}

/** Forgets where a person is. */
export async function removePlace(tx: Tx, personId: string): Promise<void> {
  await queries.setPlace.run({ personId, placeId: null, city: null, country: null, latitude: null, longitude: null, now: tx.now }, tx);
}

function refused(message: string, suggestions: Place[]): DomainError {
  return new DomainError({ code: "invalid", status: 422, title: "Please check what you wrote", detail: message, fields: [{ path: "location", message }], extra: { suggestions } });
}
