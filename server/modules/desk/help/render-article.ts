import MarkdownIt from "markdown-it";

/** HTML in the text is shown, not used; only web, mail and local links become links (markdown-it's own check refuses scripts). */
const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false });

const slugPattern = /^\[\[([a-z0-9]+(?:-[a-z0-9]+)*)\]\]/;

markdown.inline.ruler.before("link", "article", (state, silent) => {
  const found = slugPattern.exec(state.src.slice(state.pos));
  const slug = found?.[1];
  if (!found || slug === undefined) return false;
  if (!silent) {
    const title = (state.env.titles as Titles).get(slug);
    if (title === undefined) state.push("text", "", 0).content = slug.replaceAll("-", " ");
    else {
      state.push("link_open", "a", 1).attrs = [["href", `/help/${slug}`]];
      state.push("text", "", 0).content = title;
      state.push("link_close", "a", -1);
    }
  }
  state.pos += found[0].length;
  return true;
});

/** The page's one h1 is the title; a "# heading" of the text stands below it. */
markdown.core.ruler.push("one-title", (state) => {
  for (const token of state.tokens) if (token.tag === "h1") token.tag = "h2";
});

type Titles = ReadonlyMap<string, string>;

/** Slugs that a text links to by `[[slug]]`. */
export function linkedSlugs(body: string): string[] {
  return [...new Set([...body.matchAll(/\[\[([a-z0-9-]+)\]\]/g)].map((found) => found[1] ?? ""))];
}

/** Markdown as safe HTML. `titles`: of the articles that it links to; an unknown one is plain words. */
export function renderArticle(body: string, titles: Titles): string {
  return markdown.render(body, { titles });
}

/** The words of a Markdown text as a reader sees them, in one line. */
export function plainText(body: string): string {
  const words = markdown.parse(body, { titles: new Map() }).flatMap((block) => (block.children ?? (block.content ? [block] : [])).map((part) => (part.type === "softbreak" || part.type === "hardbreak" ? " " : part.content)).join("") || []);
  return words.join(" ").replace(/\s+/g, " ").trim();
}
