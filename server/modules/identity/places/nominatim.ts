import { z } from "zod";
import type { Place } from "../../../../contract/account.ts";
import { unavailable } from "../../../platform/errors.ts";
import { askOutside } from "../../../platform/http/ask-outside.ts";
import type { Services } from "../../../platform/services.ts";
import { foldName } from "./fold-name.ts";
import { countryName } from "./gazetteer.ts";
import type { PlaceSource } from "./place-source.ts";

const wait = { milliseconds: 3000, maxBytes: 256_000 };
/** Numbers from here on are OpenStreetMap's (kind and number in one); those below are GeoNames'. */
export const osmIds = 2 ** 32;
const kinds = ["N", "W", "R"] as const;
const kindOf: Record<string, number> = { node: 0, way: 1, relation: 2 };

/** An answer of Nominatim's jsonv2 format, as far as we use it. Other entries are left out. */
const answered = z.array(z.unknown()).transform((items) => items.flatMap((item) => {
  const parsed = entry.safeParse(item);
  return parsed.success ? [parsed.data] : [];
}));
const entry = z.object({
  osm_type: z.enum(["node", "way", "relation"]), osm_id: z.number().int().positive().max(2 ** 48), lat: z.coerce.number().min(-90).max(90), lon: z.coerce.number().min(-180).max(180),
  name: z.string().trim().min(1).max(120), address: z.object({ country_code: z.string().regex(/^[a-z]{2}$/i), state: z.string().max(120).optional() }),
});

/** Places of a Nominatim-compatible server (its documentation: search and lookup, jsonv2). `address` is that of its search. */
export function nominatim(services: Services, address: string): PlaceSource {
  const ask = async (url: URL): Promise<Place[]> => {
    url.searchParams.set("format", "jsonv2");
    url.searchParams.set("addressdetails", "1");
    url.searchParams.set("accept-language", "en");
    try {
      return answered.parse(await askOutside(services, url, wait)).map(placeOf);
    } catch (error) {
      services.log.warn({ why: error instanceof z.ZodError ? "the answer is not a list" : String(error) }, "the geocoder could not be asked");
      throw unavailable("Places can't be looked up at the moment. Try again in a minute.", 60);
    }
  };
  const search = (typed: string) => {
    const url = new URL(address);
    url.searchParams.set("q", typed);
    url.searchParams.set("featureType", "settlement");
    url.searchParams.set("limit", "8");
    return ask(url);
  };
  return {
    startingWith: async (typed) => (typed === "" ? [] : search(typed)),
    async match(typed) {
      const places = await search(typed);
      const [city = ""] = typed.split(",");
      const same = places.filter((place) => foldName(place.city) === foldName(city));
      const [only] = same;
      return only && same.length === 1 ? { place: only, exact: typed === only.city || typed === only.label } : { suggestions: places };
    },
    async byId(id) {
      const url = new URL("lookup", address);
      url.searchParams.set("osm_ids", `${kinds[(id - osmIds) % 3] ?? "N"}${Math.floor((id - osmIds) / 3)}`);
      return (await ask(url))[0] ?? null;
    },
  };
}

function placeOf(found: z.output<typeof entry>): Place {
  const country = found.address.country_code.toUpperCase(), name = countryName(country);
  return {
    id: osmIds + found.osm_id * 3 + (kindOf[found.osm_type] ?? 0), city: found.name, country, countryName: name,
    label: [found.name, found.address.state === found.name ? undefined : found.address.state, name].filter(Boolean).join(", "), latitude: found.lat, longitude: found.lon,
  };
}
