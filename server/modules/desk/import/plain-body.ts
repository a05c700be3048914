import { longestRecord } from "./records.ts";
import { text } from "./source.ts";

const lineEnds = new Set(["br", "/p", "/div", "/li", "/tr", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6", "/blockquote"]);

/**
 * The plain words of a body that may be HTML. Scripts and styles are left out; the result is shown as text, never as HTML. Takes time in
 * proportion to the body's length, whatever is in it.
 */
export function plainBody(value: unknown, isHtml: boolean): string {
  const body = text(value).slice(0, longestRecord);
  if (!isHtml) return body;
  return withoutTags(body)
    .replace(/&nbsp;/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;|&apos;/g, "'").replace(/&amp;/g, "&")
    .split("\n").map((line) => line.trimEnd()).join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** One walk through the text: a pattern that looks for the end of every tag would begin anew at each sign. */
function withoutTags(html: string): string {
  let plain = "";
  /** Of what no end follows any more. */
  const endless = new Set<string>();
  for (let at = 0; ;) {
    const open = html.indexOf("<", at);
    if (open === -1) return plain + html.slice(at);
    plain += html.slice(at, open);
    // "1 < 2" is no tag.
    if (!/[a-z/!?]/i.test(html.charAt(open + 1))) { plain += "<"; at = open + 1; continue; }
    const close = html.indexOf(">", open);
    if (close === -1) return plain + html.slice(open);
    const name = /^\/?[a-z][a-z0-9]*/i.exec(html.slice(open + 1, Math.min(close, open + 20)))?.[0].toLowerCase() ?? "";
    if (lineEnds.has(name)) plain += "\n";
    at = close + 1;
    if ((name !== "script" && name !== "style") || endless.has(name)) continue;
    const end = new RegExp(`</${name}[^>]{0,20}>`, "gi");
    end.lastIndex = at;
    if (end.exec(html) === null) endless.add(name);
    else at = end.lastIndex;
  }
}
