/** An article as its file holds it. */
export interface ArticleFile {
  title: string;
  category: string;
  summary: string;
  /** Words and phrases that people use for it, separated by ", ". */
  keywords: string;
  /** Markdown; `[[slug]]` links to another article. */
  body: string;
}

const shape = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const fields = ["title", "category", "summary", "keywords"] as const;

/** Reads `name: value` lines between `---`, then the body. @throws Error that names the file and what is missing */
export function parseArticle(file: string, text: string): ArticleFile {
  const [, head, body] = shape.exec(text.replaceAll("\r\n", "\n")) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${file}: starts with --- lines that hold title, category, summary and keywords`);
  const given = new Map(head.split("\n").map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  }));
  const missing = fields.filter((field) => !given.get(field));
  if (missing.length > 0) throw new Error(`${file}: has no ${missing.join(", ")}`);
  const [title = "", category = "", summary = "", keywords = ""] = fields.map((field) => given.get(field));
  return { title, category, summary, keywords, body: body.trim() };
}
