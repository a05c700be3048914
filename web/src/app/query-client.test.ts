import { expect, test } from "vitest";
import { ApiError } from "../lib/api-error.ts";
import { meKey } from "../lib/session.ts";
import { makeQueryClient, retryDelay, shouldRetry } from "./query-client.ts";

const problem = (status: number, retryAfter?: number) => new ApiError({ type: "x", title: "refused", status, retryAfter });

test("XX-1 what may pass by itself is read again, twice; a refusal is not", () => {
  expect([0, 429, 502, 503].map((status) => shouldRetry(1, problem(status)))).toEqual([true, true, true, true]);
  expect([400, 401, 403, 404, 409, 422, 500].some((status) => shouldRetry(0, problem(status)))).toBe(false);
  expect(shouldRetry(2, problem(0))).toBe(false);
});

test("CV-16 the wait is what the server asked for, else it doubles", () => {
  expect(retryDelay(0, problem(429, 5))).toBe(5_000);
  expect([0, 1, 2].map((failures) => retryDelay(failures, problem(0)))).toEqual([1_000, 2_000, 4_000]);
  expect(retryDelay(0, problem(429, 900))).toBe(30_000);
});

test("ID-3 a 401 anywhere tells every screen that nobody is signed in", async () => {
  const client = makeQueryClient();
  client.setQueryData(meKey, { email: "amina@example.com" });
  await expect(client.fetchQuery({ queryKey: ["tickets"], queryFn: () => Promise.reject(problem(404)) })).rejects.toThrow("refused");
  expect(client.getQueryData(meKey)).toEqual({ email: "amina@example.com" });
  await expect(client.fetchQuery({ queryKey: ["tickets"], queryFn: () => Promise.reject(problem(401)) })).rejects.toThrow("refused");
  expect(client.getQueryData(meKey)).toBeNull();
});
