import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parseRichText, safeHref } from "./rich-text.ts";
import { RichText } from "./RichText.tsx";

const links = (text: string) => parseRichText(text).flat(2).filter((piece) => piece.href).map((piece) => [piece.text, piece.href]);

test("CV-1 empty lines part paragraphs, single ones break lines", () => {
  const html = renderToStaticMarkup(<RichText text={"one\ntwo\r\n\r\n \n\nthree"} />);
  expect(html).toBe('<div class="space-y-2 [overflow-wrap:anywhere]"><p>one<br/>two</p><p>three</p></div>');
});

test("CV-1 what looks like HTML is shown as written", () => {
  const html = renderToStaticMarkup(<RichText text={'<img src=x onerror="alert(1)"> & <b>bold</b>'} />);
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &lt;b&gt;bold&lt;/b&gt;");
  expect(html).not.toContain("<img");
});

test("CV-1 web and mail addresses become links that give nothing away to the other site", () => {
  expect(links("see https://example.com/a?b=1, (www.example.org) or ask help@example.com.")).toEqual([
    ["https://example.com/a?b=1", "https://example.com/a?b=1"],
    ["www.example.org", "https://www.example.org/"],
    ["help@example.com", "mailto:help@example.com"],
  ]);
  const html = renderToStaticMarkup(<RichText text="https://example.com" />);
  expect(html).toContain('target="_blank" rel="noopener noreferrer nofollow ugc"');
});

test("CV-1 brackets inside an address stay, the one around it does not", () => {
  expect(links("(https://en.example.org/wiki/Baraza_(council))")[0]?.[0]).toBe("https://en.example.org/wiki/Baraza_(council)");
});

test("CV-1 no other scheme, and no address that pretends to be another site, becomes a link", () => {
  for (const text of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "https://bank.example@evil.example/", "http://localhost/x", "https://"]) {
    expect(safeHref(text)).toSatisfy((href: string | null) => href === null || href.startsWith("mailto:"));
    expect(links(text).filter(([, href]) => !href?.startsWith("mailto:"))).toEqual([]);
  }
  expect(safeHref("https://bank.example@evil.example/")).toBeNull();
});

test("CV-1 for any text: no letter is lost and every link is http, https or mailto", () => {
  const bits = fc.constantFrom("https://", "javascript:", "www.", "a@b.c", ".", ")", "(", "<b>", "\n", "\n\n", " ", "example.com", '"', "💬", "x");
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 20 }), (parts) => {
      const text = parts.join("");
      const pieces = parseRichText(text).flat(2);
      const squeezed = (value: string) => value.replace(/\s+/g, "");
      expect(squeezed(pieces.map((piece) => piece.text).join(""))).toBe(squeezed(text));
      for (const { href } of pieces) expect(href ?? "https:").toMatch(/^(https?|mailto):/);
    }),
  );
});
