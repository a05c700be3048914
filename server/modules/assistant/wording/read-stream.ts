/** No answer that we could use is longer; whatever sends more is stopped. */
const mostBytes = 64_000;

/**
 * The text of a streamed chat completion: server-sent `data:` lines with pieces of it, ended by `data: [DONE]`.
 * @throws Error when it breaks off before its end, or is no such stream
 */
export async function readStream(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let waiting = "", text = "", bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > mostBytes) throw new Error("the answer is too long");
    waiting += decoder.decode(part, { stream: true });
    const lines = waiting.split("\n");
    waiting = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("data:")) continue;
      const data = line.slice("data:".length).trim();
      if (data === "[DONE]") return text;
      text += pieceOf(JSON.parse(data));
    }
  }
  throw new Error("the answer broke off");
}

/** The piece of text in one chunk, or the whole text of an answer that was not streamed. */
export function pieceOf(chunk: unknown): string {
  const [first] = (chunk as { choices?: { delta?: { content?: unknown }; message?: { content?: unknown } }[] } | null)?.choices ?? [];
  const content = first?.delta?.content ?? first?.message?.content;
  return typeof content === "string" ? content : "";
}
