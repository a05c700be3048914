import { afterAll, beforeAll, expect, test } from "vitest";
import { HttpClient } from "../../test/http-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { findFreePort } from "../embedded/free-port.ts";
import { isOwnOrigin } from "./own-origin.ts";

let world: World;
let port: number;
beforeAll(async () => {
  port = await findFreePort(0);
  world = await openWorld({ env: { PORT: String(port) }, config: (config) => { config.publicUrl = "https://help.example.com"; } });
});
afterAll(() => world.close());

test("ID-4 where the public address is https, a page of the same host over http is another site", () => {
  const publicUrl = "https://help.example.com", host = "help.example.com";
  expect(isOwnOrigin("https://help.example.com", host, publicUrl)).toBe(true);
  expect(isOwnOrigin("http://help.example.com", host, publicUrl)).toBe(false);
  // Also behind a proxy that asks us by another name, and under another name of the instance.
  expect(isOwnOrigin("https://help.example.com", "10.0.0.7:3000", publicUrl)).toBe(true);
  expect(isOwnOrigin("http://help.example.com", "10.0.0.7:3000", publicUrl)).toBe(false);
  expect(isOwnOrigin("https://other.example.com", "other.example.com", publicUrl)).toBe(true);
  expect(isOwnOrigin("http://other.example.com", "other.example.com", publicUrl)).toBe(false);
  for (const origin of ["ws://help.example.com", "ftp://help.example.com", "null", "https://help.example.co", "https://help.example.com:444"]) expect(isOwnOrigin(origin, host, publicUrl), origin).toBe(false);
});

test("ID-4 development over http, a machine's own name, and a proxy that ends TLS go on working", () => {
  expect(isOwnOrigin("http://localhost:5173", "localhost:5173", "http://127.0.0.1:3000")).toBe(true);
  expect(isOwnOrigin("http://127.0.0.1:3000", "127.0.0.1:3000", "http://127.0.0.1:3000")).toBe(true);
  expect(isOwnOrigin("http://192.168.1.5:3000", "192.168.1.5:3000", undefined)).toBe(true);
  expect(isOwnOrigin("https://help.example.com", "help.example.com", "http://127.0.0.1:3000")).toBe(true);
  expect(isOwnOrigin("http://localhost:3000", "localhost:3000", "https://help.example.com")).toBe(true);
  expect(isOwnOrigin("http://localhost:3000", "localhost:3000", "https://localhost:3000")).toBe(false);
  expect(isOwnOrigin("http://localhost.example.com", "localhost.example.com", "https://help.example.com")).toBe(false);
});

test("ID-4 a change that a page over http asks for is refused, and nothing changes", async () => {
  // The session's cookie as a browser keeps it over https, sent by the proxy that ends TLS.
  const ada = new HttpClient(`http://127.0.0.1:${port}`, world.people.ada.cookie);
  const open = (origin: string) => ada.post("/api/tickets", { subject: "From a page", description: "It asks.", category: "other" }, { origin });
  expect((await open("http://help.example.com")).status).toBe(403);
  expect((await ada.get<{ items: unknown[] }>("/api/tickets")).body.items).toEqual([]);
  expect((await open("https://help.example.com")).status).toBe(201);
});
