import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What the server does wrong, on request. `slow`: the first token never comes. `cut`: the stream breaks off in the middle. */
export type WordingFault = "none" | "limited" | "slow" | "cut" | "html" | "odd" | "refused";

/** A request as it came: what left the other side's house. */
export interface HeardRequest {
  authorization: string | undefined;
  body: string;
}

export interface WordingEmulator {
  /** Base address, as `https://api.example.com/v1` would be. */
  address: string;
  /** What it answers from now on. */
  say(text: string): void;
  fail(fault: WordingFault): void;
  heard(): readonly HeardRequest[];
  stop(): Promise<void>;
}

/** Both families: requests are counted by the day, tokens by the minute; resets are written as durations. */
const limits = {
  "x-ratelimit-limit-requests": "14400", "x-ratelimit-remaining-requests": "14370", "x-ratelimit-reset-requests": "2m59.56s",
  "x-ratelimit-limit-tokens": "18000", "x-ratelimit-remaining-tokens": "17997", "x-ratelimit-reset-tokens": "7.66s",
};

/** Starts an OpenAI-compatible server on this machine. */
export async function startWording(): Promise<WordingEmulator> {
  let fault: WordingFault = "none", text = "Ask for a new password on the sign-in page [1].";
  const heard: HeardRequest[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      if (request.method === "GET" && request.url === "/v1/models") return json(response, 200, { object: "list", data: [{ id: "words-1", object: "model" }] });
      if (request.method !== "POST" || request.url !== "/v1/chat/completions") return json(response, 404, { error: { message: "Unknown request URL", type: "invalid_request_error" } });
      heard.push({ authorization: request.headers.authorization, body });
      void answer(response, body, text, fault);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    say: (next) => { text = next; fault = "none"; },
    fail: (next) => { fault = next; },
    heard: () => heard,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

async function answer(response: ServerResponse, body: string, text: string, fault: WordingFault): Promise<void> {
  if (fault === "limited") return json(response, 429, { error: { message: "Rate limit reached for model", type: "tokens", code: "rate_limit_exceeded" } }, { "retry-after": "7", "x-ratelimit-remaining-tokens": "0" });
  if (fault === "refused") return json(response, 401, { error: { message: "Invalid API Key", type: "invalid_request_error", code: "invalid_api_key" } });
  if (fault === "html") return void response.writeHead(502, { "content-type": "text/html" }).end("<html><body>Bad gateway</body></html>");
  if (fault === "odd") return json(response, 200, { object: "chat.completion", choices: [] });
  const streamed = (JSON.parse(body) as { stream?: boolean }).stream === true;
  if (!streamed) return json(response, 200, { object: "chat.completion", choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }] });
  response.writeHead(200, { "content-type": "text/event-stream", ...limits });
  response.flushHeaders();
  // The connection stays open, as with a model that is being loaded.
  if (fault === "slow") return;
  const tokens = text.split(/(?<= )/);
  for (const [at, token] of tokens.entries()) {
    if (fault === "cut" && at === 3) return void response.destroy();
    response.write(`data: ${JSON.stringify({ object: "chat.completion.chunk", choices: [{ index: 0, delta: { content: token } }] })}\n\n`);
    await sleep(1);
  }
  response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }], x_groq: { usage: { total_tokens: tokens.length } } })}\n\ndata: [DONE]\n\n`);
}

function json(response: ServerResponse, status: number, body: unknown, more: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...limits, ...more }).end(JSON.stringify(body));
}
