import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { api, ApiError, retryAfterSeconds } from "./api.ts";
import { describeError } from "./describe-error.ts";
import { isOnline } from "./network.ts";

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

let answer: Answer;
let origin: string;
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += String(chunk)));
  request.on("end", () => answer(request, body, response));
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

async function refusal(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error(`expected an ApiError, got ${String(error)}`);
  return error;
}

test("XX-5 a request sends JSON with its idempotency key and query, and gives back the parsed answer", async () => {
  answer = (request, body, response) =>
    json(response, 200, { url: request.url, type: request.headers["content-type"], key: request.headers["idempotency-key"], body: JSON.parse(body) });
  const said = await api("POST", `${origin}/api/tickets`, { body: { subject: "Help" }, query: { status: ["open", "pending"], q: undefined, limit: 5 }, idempotencyKey: "k-1" });
  expect(said).toEqual({ url: "/api/tickets?status=open&status=pending&limit=5", type: "application/json", key: "k-1", body: { subject: "Help" } });
});

test("XX-5 an empty answer is undefined", async () => {
  answer = (_request, _body, response) => response.writeHead(204).end();
  expect(await api("DELETE", `${origin}/api/thing`)).toBeUndefined();
});

test("XX-5 a problem becomes an ApiError with fields, extra facts, request id and the time to wait", async () => {
  answer = (_request, _body, response) =>
    json(
      response,
      422,
      {
        type: "https://baraza.example/problems/invalid",
        title: "Invalid",
        status: 422,
        detail: "Two fields need another look.",
        requestId: "r-9",
        fields: [
          { path: "email", message: "No @." },
          { path: "email", message: "Too short." },
        ],
        extra: { state: "closed" },
      },
      { "retry-after": "7" },
    );
  const error = await refusal(api("POST", `${origin}/x`, { body: {} }));
  expect(error).toMatchObject({ status: 422, title: "Invalid", detail: "Two fields need another look.", requestId: "r-9", retryAfter: 7 });
  expect(error.fields).toEqual({ email: "No @." });
  expect(error.extra).toEqual({ state: "closed" });
  expect(describeError(error)).toBe("Two fields need another look.");
});

test("XX-5 a refusal without problem details still has its status and a sentence", async () => {
  answer = (_request, _body, response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
  const error = await refusal(api("GET", `${origin}/x`));
  expect(error.status).toBe(502);
  expect(describeError(error)).toBe("The server could not do this just now. Try again in a moment.");
});

test("XX-5 an answer of 200 that is no JSON is an error that does not say offline", async () => {
  answer = (_request, _body, response) => response.writeHead(200).end("<html>");
  const error = await refusal(api("GET", `${origin}/x`));
  expect(error).toMatchObject({ status: 200, type: "unreadable" });
  expect(isOnline()).toBe(true);
});

test("XX-1 no connection is status 0 with a sentence that says what to do, and marks the page offline until an answer comes", async () => {
  const error = await refusal(api("GET", "http://127.0.0.1:9/x"));
  expect(error).toMatchObject({ status: 0, type: "network" });
  expect(error.detail).toContain("Check your connection");
  expect(isOnline()).toBe(false);
  answer = (_request, _body, response) => json(response, 200, {});
  await api("GET", `${origin}/x`);
  expect(isOnline()).toBe(true);
});

test("XX-1 a server that does not answer in time is status 0", async () => {
  answer = () => undefined;
  const error = await refusal(api("GET", `${origin}/slow`, { timeout: 30 }));
  expect(error).toMatchObject({ status: 0, type: "timeout" });
});

test("XX-1 the caller's own abort comes back as it is, not as an error of the network", async () => {
  answer = () => undefined;
  const stop = new AbortController();
  const reason = new Error("left the page");
  const asked = api("GET", `${origin}/slow`, { signal: stop.signal });
  stop.abort(reason);
  await expect(asked).rejects.toBe(reason);
  expect(isOnline()).toBe(true);
});

test("CV-16 Retry-After is read as seconds or as a date", () => {
  expect(retryAfterSeconds("12")).toBe(12);
  expect(retryAfterSeconds("Fri, 20 Nov 2026 10:00:30 GMT", Date.parse("2026-11-20T10:00:00Z"))).toBe(30);
  expect(retryAfterSeconds("Fri, 20 Nov 2026 09:00:00 GMT", Date.parse("2026-11-20T10:00:00Z"))).toBe(0);
  expect(retryAfterSeconds("soon")).toBeUndefined();
  expect(retryAfterSeconds(null)).toBeUndefined();
});

test("CV-16 too many messages are answered kindly, with the time to wait", () => {
  const at = (retryAfter?: number) => describeError(new ApiError({ type: "rate", title: "Too many", status: 429, retryAfter }));
  expect(at(1)).toBe("That was a lot at once. Try again in 1 second.");
  expect(at(42)).toContain("42 seconds");
  expect(at(90)).toContain("2 minutes");
  expect(describeError(new TypeError("x is undefined"))).not.toContain("undefined");
});
