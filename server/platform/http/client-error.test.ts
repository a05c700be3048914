import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problem } from "../../../contract/common.ts";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

/** Writes bytes and reads until the server ends the connection. */
function sent(bytes: string): Promise<{ status: string; headers: Record<string, string>; body: string }> {
  const { port, hostname } = new URL(world.running.address ?? "");
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = "";
    socket.setEncoding("utf8").on("data", (more: string) => { text += more; });
    socket.on("error", reject).on("end", () => {
      socket.end();
      const [head = "", body = ""] = text.split("\r\n\r\n", 2);
      const [status = "", ...lines] = head.split("\r\n");
      resolve({ status, headers: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()])), body });
    });
  });
}

const head = "Host: here\r\nContent-Type: application/json\r\n";
test.each([
  ["no HTTP at all", "\u0016\u0003\u0001 garbage\r\n\r\n", 400, "malformed"],
  ["a method that nobody knows", `BREW /api/me HTTP/1.1\r\n${head}\r\n`, 400, "malformed"],
  ["two lengths of one body", `POST /api/tickets HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400, "malformed"],
  ["headers without end", `GET /api/me HTTP/1.1\r\n${head}X-Long: ${"x".repeat(40_000)}\r\n\r\n`, 431, "too-large"],
])("XX-5 %s is refused in the shape of all refusals, and the connection ends", async (_what, bytes, status, code) => {
  const answer = await sent(bytes);
  expect(answer.status).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer.headers).toMatchObject({ "content-type": "application/problem+json", connection: "close", "content-length": String(Buffer.byteLength(answer.body)) });
  const body = JSON.parse(answer.body) as { requestId: string };
  expect(body).toEqual({ type: `/problems/${code}`, title: expect.any(String), status, detail: expect.any(String), requestId: answer.headers["x-request-id"] });
  // What every refusal says, but for the address: that was not read.
  expect(problem.safeParse({ ...body, instance: "/" }).success).toBe(true);
  expect((await world.as("ada").get("/api/me")).status).toBe(200);
});
