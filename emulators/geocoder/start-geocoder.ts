import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A settlement as Nominatim's jsonv2 answers have it (its documentation: search, output formats). */
export interface OsmPlace { osm_type: "node" | "way" | "relation"; osm_id: number; lat: string; lon: string; name: string; address: { country_code: string; state?: string } }

const known: readonly OsmPlace[] = [
  { osm_type: "relation", osm_id: 3_718_182, lat: "6.4550575", lon: "3.3941795", name: "Lagos", address: { country_code: "ng", state: "Lagos State" } },
  { osm_type: "relation", osm_id: 5_400_821, lat: "37.1027881", lon: "-8.6730275", name: "Lagos", address: { country_code: "pt", state: "Faro" } },
  { osm_type: "node", osm_id: 8_711_004_555, lat: "-0.2802724", lon: "36.0712048", name: "Nakuru", address: { country_code: "ke" } },
];

/** What the server does wrong, on request. */
export type GeocoderFault = "none" | "slow" | "error" | "html" | "huge" | "redirect" | "odd";

export interface GeocoderEmulator {
  /** Address of the search, for the setting. */
  address: string;
  fail(fault: GeocoderFault): void;
  /** How many requests came. */
  asked(): number;
  stop(): Promise<void>;
}

/** Starts a Nominatim-like server on this machine: `/search?q=` and `/lookup?osm_ids=`, with a few places. */
export async function startGeocoder(): Promise<GeocoderEmulator> {
  let fault: GeocoderFault = "none", count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const url = new URL(request.url ?? "/", "http://localhost");
    if (fault !== "none") return misbehave(response, fault);
    const q = (url.searchParams.get("q") ?? "").toLowerCase();
    const ids = (url.searchParams.get("osm_ids") ?? "").split(",");
    const found = url.pathname === "/lookup"
      ? known.filter((place) => ids.includes(`${place.osm_type.charAt(0).toUpperCase()}${place.osm_id}`))
      : known.filter((place) => q !== "" && `${place.name}, ${place.address.country_code}`.toLowerCase().startsWith(q));
    return json(response, found.slice(0, Number(url.searchParams.get("limit") ?? 10)));
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/search`,
    fail: (next) => { fault = next; },
    asked: () => count,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function misbehave(response: ServerResponse, fault: GeocoderFault): void {
  if (fault === "slow") return;
  if (fault === "error") return void response.writeHead(500).end("broken");
  if (fault === "html") return void response.writeHead(200).end("<html>Sign in</html>");
  if (fault === "redirect") return void response.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
  if (fault === "odd") return json(response, [{ name: "No country", osm_type: "node", osm_id: 1, lat: "1", lon: "1" }, "text", { ...known[2], lat: "200" }, known[2]]);
  response.writeHead(200).end(`["${"x".repeat(2_000_000)}"]`);
}
