import { expect, test } from "vitest";
import { linkedSlugs, renderArticle } from "./render-article.ts";

const titles = new Map([["reset-password", "Choose a new <password>"]]);

test("DK-19 Markdown becomes HTML, and HTML in it is shown as it is", () => {
  expect(renderArticle("## Look\n\n1. **one**\n2. two", titles)).toContain("<h2>Look</h2>");
  const tricky = renderArticle("<script>alert(1)</script> <b onclick=x>b</b> ![x](x\" onerror=y)", titles);
  expect(tricky).not.toMatch(/<script|<b |<img[^>]*onerror=y/);
  expect(tricky).toContain("&lt;script&gt;");
});

test.for(["[a](javascript:alert(1))", "[a](vbscript:x)", "[a](data:text/html,x)", "[a](JaVaScRiPt:alert(1))", "[a](  javascript:alert(1))", "<javascript:alert(1)>"])("DK-19 %s is no link", (text) => {
  expect(renderArticle(text, titles)).not.toContain("<a ");
});

test("DK-19 [[slug]] links by the other article's title; an unknown one is words, in code it stays as it is", () => {
  const html = renderArticle("See [[reset-password]], [[not-there]] and `[[reset-password]]`. [[Not A Slug]]", titles);
  expect(html).toBe('<p>See <a href="/help/reset-password">Choose a new &lt;password&gt;</a>, not there and <code>[[reset-password]]</code>. [[Not A Slug]]</p>\n');
  expect(linkedSlugs("[[a-b]] [[c]] [[a-b]]")).toEqual(["a-b", "c"]);
});
