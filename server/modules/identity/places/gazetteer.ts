import type { Place } from "../../../../contract/account.ts";
import { foldName } from "./fold-name.ts";

/** All places as parallel arrays, sorted by folded name, namesakes by population. Coordinates in 1/100,000 degree. */
export interface PackedPlaces {
  /** GeoNames ids. */
  ids: Uint32Array; populations: Uint32Array;
  /** Two letters each, as one number; a state only in the USA, else 0. */
  countries: Uint16Array; states: Uint16Array;
  latitudes: Int32Array; longitudes: Int32Array;
  /** UTF-8 of all names in a row, and where each ends. */
  names: Uint8Array; nameEnds: Uint32Array; folded: Uint8Array; foldedEnds: Uint32Array;
}

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });
export const countryName = (code: string): string => countryNames.of(code) ?? code;
/** A place without this many times the people of its namesakes is not taken for granted. */
const dominance = 10;

/** ID-10: the offline gazetteer. Nothing here waits or writes. */
export class Gazetteer {
  private readonly packed: PackedPlaces;
  constructor(packed: PackedPlaces) {
    this.packed = packed;
  }

  get size(): number { return this.packed.ids.length; }

  /** Places whose name starts so, most people first. "Lagos, Nig" narrows by country or state. */
  startingWith(typed: string, limit = 8): Place[] {
    const { city, region } = split(typed);
    if (city === "") return [];
    return this.best(this.range(city, true), region, limit);
  }

  /** The place that free text names, or what it may have meant. */
  match(typed: string): { place: Place; exact: boolean } | { suggestions: Place[] } {
    const { city, region } = split(typed);
    const namesakes = city === "" ? [] : this.best(this.range(city, false), region, 8);
    const [first, second] = namesakes;
    if (first && (!second || this.populationOf(first) >= dominance * Math.max(1, this.populationOf(second)))) {
      return { place: first, exact: typed.trim() === first.city || typed.trim() === first.label };
    }
    return { suggestions: namesakes.length > 0 ? namesakes : this.nearest(city, region) };
  }

  byId(id: number): Place | null {
    const index = this.packed.ids.indexOf(id);
    return index < 0 ? null : this.at(index);
  }

  private populationOf(place: Place): number {
    return this.packed.populations[this.packed.ids.indexOf(place.id ?? 0)] ?? 0;
  }

  /** Indices [from, to) of names that are `folded`, or start with it. */
  private range(folded: string, prefix: boolean): [number, number] {
    const key = Buffer.from(folded);
    const compare = (index: number) => {
      const name = this.foldedBytes(index);
      return Buffer.compare(prefix ? name.subarray(0, key.length) : name, key);
    };
    const first = (above: (order: number) => boolean) => {
      let low = 0, high = this.size;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (above(compare(middle))) high = middle;
        else low = middle + 1;
      }
      return low;
    };
    return [first((order) => order >= 0), first((order) => order > 0)];
  }

  private best([from, to]: [number, number], region: string, limit: number): Place[] {
    const { populations } = this.packed;
    // The few largest of a range that may have thousands; some more, because namesakes of one region count once.
    const top: number[] = [];
    const room = limit * 4;
    for (let index = from; index < to; index++) {
      const last = top.at(-1);
      if (top.length === room && last !== undefined && (populations[index] ?? 0) <= (populations[last] ?? 0)) continue;
      if (region !== "" && !this.inRegion(index, region)) continue;
      let place = top.length;
      while (place > 0 && (populations[top[place - 1] ?? 0] ?? 0) < (populations[index] ?? 0)) place -= 1;
      top.splice(place, 0, index);
      if (top.length > room) top.pop();
    }
    const byLabel = new Map<string, Place>();
    for (const place of top.map((index) => this.at(index))) if (!byLabel.has(place.label)) byLabel.set(place.label, place);
    return [...byLabel.values()].slice(0, limit);
  }

  private inRegion(index: number, region: string): boolean {
    const code = letters(this.packed.countries[index] ?? 0), state = letters(this.packed.states[index] ?? 0);
    return code.toLowerCase() === region || (state !== "" && (state.toLowerCase() === region || region.startsWith(`${state.toLowerCase()} `))) || foldedCountry(code).startsWith(region);
  }

  /** Names a few letters away, nearest first, then the best known. */
  nearest(folded: string, region = "", limit = 5): Place[] {
    const key = Buffer.from(folded);
    const allowed = key.length <= 4 ? 1 : key.length <= 8 ? 2 : 3;
    const found: { index: number; distance: number }[] = [];
    if (key.length >= 3) {
      for (let index = 0; index < this.size; index++) {
        const start = index === 0 ? 0 : (this.packed.foldedEnds[index - 1] ?? 0), end = this.packed.foldedEnds[index] ?? 0;
        if (Math.abs(end - start - key.length) > allowed || (this.packed.populations[index] ?? 0) < 1000) continue;
        const distance = editDistance(key, this.packed.folded, start, end, allowed);
        if (distance <= allowed && (region === "" || this.inRegion(index, region))) found.push({ index, distance });
      }
    }
    const { populations } = this.packed;
    // A letter more costs as much as a thousandfold of people: Lagos before Lages for "Lagoss".
    const rank = ({ index, distance }: { index: number; distance: number }) => distance * 3 - Math.log10(1 + (populations[index] ?? 0));
    const places = found.sort((a, b) => rank(a) - rank(b)).slice(0, limit * 3).map(({ index }) => this.at(index));
    return [...new Map(places.toReversed().map((place) => [place.label, place])).values()].toReversed().slice(0, limit);
  }

  private foldedBytes(index: number): Uint8Array {
    return this.packed.folded.subarray(index === 0 ? 0 : this.packed.foldedEnds[index - 1], this.packed.foldedEnds[index]);
  }

  private at(index: number): Place {
    const { packed } = this;
    const city = Buffer.from(packed.names.subarray(index === 0 ? 0 : packed.nameEnds[index - 1], packed.nameEnds[index])).toString();
    const country = letters(packed.countries[index] ?? 0), state = letters(packed.states[index] ?? 0), name = countryName(country);
    return {
      id: packed.ids[index] ?? 0, city, country, countryName: name, label: [city, state, name].filter(Boolean).join(", "),
      latitude: (packed.latitudes[index] ?? 0) / 1e5, longitude: (packed.longitudes[index] ?? 0) / 1e5,
    };
  }
}

const letters = (code: number): string => (code === 0 ? "" : String.fromCharCode(code >> 8, code & 255));
const foldedCountries = new Map<string, string>();
function foldedCountry(code: string): string {
  let folded = foldedCountries.get(code);
  if (folded === undefined) foldedCountries.set(code, folded = foldName(countryName(code)));
  return folded;
}

/** "Lagos, Nigeria" → city and region; without a comma all is the city. */
function split(typed: string): { city: string; region: string } {
  const [city = "", ...rest] = typed.split(",");
  return { city: foldName(city), region: foldName(rest.join(" ")) };
}

const row = new Uint8Array(256);
/** Levenshtein's distance between `key` and `all[start, end)`; more than `most` as soon as that is certain. Both under 250 bytes. */
function editDistance(key: Uint8Array, all: Uint8Array, start: number, end: number, most: number): number {
  const width = end - start;
  if (width > 250 || key.length > 250) return most + 1;
  for (let j = 0; j <= width; j++) row[j] = j;
  for (let i = 1; i <= key.length; i++) {
    let diagonal = row[0] ?? 0, least = i;
    row[0] = i;
    for (let j = 1; j <= width; j++) {
      const above = row[j] ?? 0;
      const cost = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + (key[i - 1] === all[start + j - 1] ? 0 : 1));
      diagonal = above;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
  }
  return row[width] ?? most + 1;
}
