import { expect, test } from "vitest";
import { foldName } from "./fold-name.ts";
import { gazetteer } from "./load-gazetteer.ts";

const labels = (places: { label: string }[]) => places.map((place) => place.label);

test("ID-10 suggestions start as typed in any case and with any accents, best known first, at most eight", async () => {
  const places = await gazetteer();
  expect(places.size).toBeGreaterThan(130_000);
  expect(labels(places.startingWith("LAG"))[0]).toBe("Lagos, Nigeria");
  expect(places.startingWith("l")).toHaveLength(8);
  expect(places.startingWith("Lagos")[0]).toMatchObject({ id: 2332459, city: "Lagos", country: "NG", countryName: "Nigeria", latitude: 6.45407, longitude: 3.39467 });
  expect(labels(places.startingWith("sao paul"))[0]).toBe("São Paulo, Brazil");
  expect(labels(places.startingWith("Abẹ́òkúta"))).toEqual(["Abeokuta, Nigeria"]);
  expect(labels(places.startingWith("lagos, port"))).toEqual(["Lagos, Portugal"]);
  expect(labels(places.startingWith("springfield, il"))).toEqual(["Springfield, IL, United States"]);
  for (const nothing of ["", "  ", ",", "??", "zzzzzz", "\u0000"]) expect(places.startingWith(nothing), nothing).toEqual([]);
  expect(foldName("  Saint-Étienne ’s  ")).toBe("saint etienne s");
});

test("ID-10 free text names one place, its far largest namesake, or none with suggestions", async () => {
  const places = await gazetteer();
  expect(places.match("Nairobi")).toMatchObject({ place: { country: "KE" }, exact: true });
  expect(places.match("nairobi , kenya")).toMatchObject({ place: { country: "KE" }, exact: false });
  expect(places.match("Lagos")).toMatchObject({ place: { country: "NG" } });
  expect(places.match("Lagos, Portugal")).toMatchObject({ place: { country: "PT" }, exact: true });
  const many = places.match("Springfield");
  expect("suggestions" in many && many.suggestions.length).toBe(8);
  const typo = places.match("Nairobbi");
  expect("suggestions" in typo && labels(typo.suggestions)[0]).toBe("Nairobi, Kenya");
  const other = places.match("Ibdan, Nigeria");
  expect("suggestions" in other && labels(other.suggestions)[0]).toBe("Ibadan, Nigeria");
  for (const nonsense of ["Nowherebyhere", "x".repeat(120), "1; DROP TABLE", ""]) expect(places.match(nonsense), nonsense).toEqual({ suggestions: [] });
  expect(places.byId(2332459)?.label).toBe("Lagos, Nigeria");
  expect(places.byId(7)).toBeNull();
});
