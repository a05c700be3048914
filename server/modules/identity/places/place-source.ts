import type { Place } from "../../../../contract/account.ts";
import type { Services } from "../../../platform/services.ts";
import { geocoder } from "../account-settings.ts";
import { gazetteer } from "./load-gazetteer.ts";
import { nominatim, osmIds } from "./nominatim.ts";

/** Where places come from: the built-in list, or a geocoder that an admin configured. */
export interface PlaceSource {
  /** Places whose name starts so, best known first; at most 8. */
  startingWith(typed: string): Promise<Place[]>;
  /** The place that free text names, or what it may have meant. `exact`: as it is written here. */
  match(typed: string): Promise<{ place: Place; exact: boolean } | { suggestions: Place[] }>;
  /** By the number that an answer of this source gave. */
  byId(id: number): Promise<Place | null>;
}

const builtIn: PlaceSource = {
  startingWith: async (typed) => (await gazetteer()).startingWith(typed),
  match: async (typed) => (await gazetteer()).match(typed),
  byId: async (id) => (await gazetteer()).byId(id),
};

/** The source that the settings name. */
export function placeSource(services: Services): PlaceSource {
  const address = services.settings.get(geocoder);
  if (address === "") return builtIn;
  const online = nominatim(services, address);
  // Who chose from the built-in list before the setting changed is still understood.
  return { ...online, byId: (id) => (id < osmIds ? builtIn.byId(id) : online.byId(id)) };
}
