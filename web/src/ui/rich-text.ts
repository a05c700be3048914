/** A run of plain text, or a link with the text that the person wrote. */
export type Piece = { text: string; href?: string };
export type Line = Piece[];
export type Paragraph = Line[];

const linkLike = /(?:https?:\/\/|mailto:|www\.)[^\s<>"'`]+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;

/** Punctuation that ends a sentence, and a closing bracket that was not opened inside, belong to the sentence. */
function withoutTail(text: string): string {
  const trimmed = text.replace(/[.,;:!?…]+$/u, "");
  const closing = trimmed.at(-1) ?? "";
  const opening = { ")": "(", "]": "[" }[closing];
  const count = (bracket: string) => trimmed.split(bracket).length;
  return opening && count(closing) > count(opening) ? withoutTail(trimmed.slice(0, -1)) : trimmed;
}

/**
 * The address to open for a piece of text, or null when it must not become a link. Only http, https and mailto; addresses
 * with a user name in front ("https://bank.example@evil.example") stay text, because they pretend to be another site.
 */
export function safeHref(text: string): string | null {
  const address = /^www\./i.test(text) ? `https://${text}` : /^(https?:|mailto:)/i.test(text) ? text : `mailto:${text}`;
  try {
    const url = new URL(address);
    if (url.protocol === "mailto:") return url.pathname.includes("@") ? url.href : null;
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    return url.username || url.password || !url.hostname.includes(".") ? null : url.href;
  } catch {
    return null;
  }
}

function parseLine(line: string): Line {
  const pieces: Line = [];
  let done = 0;
  for (const match of line.matchAll(linkLike)) {
    const text = withoutTail(match[0]);
    const href = safeHref(text);
    if (!href) continue;
    if (match.index > done) pieces.push({ text: line.slice(done, match.index) });
    pieces.push({ text, href });
    done = match.index + text.length;
  }
  if (done < line.length || pieces.length === 0) pieces.push({ text: line.slice(done) });
  return pieces;
}

/** Splits what a person wrote into paragraphs (at empty lines), lines and links. Nothing is ever read as HTML. */
export function parseRichText(text: string): Paragraph[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.split("\n").map(parseLine));
}
