import { promptFor } from "./prompt.ts";
import { pieceOf, readStream } from "./read-stream.ts";
import { WordingError, type WordingModel } from "./wording-model.ts";

/** Where the model is, and who we are there. From the environment only. */
export interface WordingEndpoint {
  /** Base URL without a slash at its end: `https://api.groq.com/openai/v1`. */
  url: string;
  key: string | undefined;
  model: string;
}

const longestAnswerTokens = 300;
/** A 429 without a time to wait, in seconds. */
const usualWait = 60;

/** Any endpoint that speaks OpenAI's chat completions. Streams, since some servers hold a whole answer back longer. */
export function openAiModel({ url, key, model }: WordingEndpoint): WordingModel {
  return {
    async word(request, signal) {
      try {
        const response = await fetch(`${url}/chat/completions`, {
          method: "POST", signal, redirect: "error",
          headers: { "content-type": "application/json", accept: "text/event-stream, application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
          body: JSON.stringify({ model, messages: promptFor(request), temperature: 0.2, max_tokens: longestAnswerTokens, stream: true }),
        });
        if (response.status === 429) throw limited(response.headers.get("retry-after"));
        if (!response.ok) throw new WordingError("failed", `it answered ${response.status}`);
        if (!response.body) throw new WordingError("failed", "it answered nothing");
        const streamed = (response.headers.get("content-type") ?? "").includes("event-stream");
        return streamed ? await readStream(response.body) : pieceOf(await response.json());
      } catch (error) {
        if (error instanceof WordingError) throw error;
        if (signal.aborted) throw new WordingError("timeout", "it took too long");
        throw new WordingError("failed", reasonOf(error));
      }
    },
  };
}

function limited(retryAfter: string | null): WordingError {
  const seconds = Number(retryAfter);
  return new WordingError("limited", "it asked us to wait (429)", retryAfter !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : usualWait);
}

/** Never a part of what was sent or answered: this goes to the log and to the admin's screen. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return "the answer is not JSON";
  return error instanceof TypeError ? "it could not be reached, or the answer broke off" : error instanceof Error && /^the answer /.test(error.message) ? error.message : "the answer could not be read";
}
