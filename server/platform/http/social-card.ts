import { createHash } from "node:crypto";
import sharp from "sharp";

const width = 1200, height = 630, edge = 80;

/** The strong and the deep colour of each theme, as design.md has them; white text stands on both (contrast at least 5 : 1). */
const colours: Readonly<Record<string, readonly [string, string]>> = {
  helpdesk: ["#164C9C", "#0F2F63"], campus: ["#156232", "#1A2A5E"], passion: ["#C2185B", "#7B1FA2"], school: ["#085C6C", "#06404C"],
};

/** The strong and the deep colour of a theme, for pictures that the server draws. */
export function themeColours(theme: string): readonly [string, string] {
  return colours[theme] ?? ["#164C9C", "#0F2F63"];
}

export interface CardText {
  theme: string;
  communityName: string;
  /** The large words: an article's title. */
  title: string;
}

const made = new Map<string, Promise<Buffer>>();
/** About 40 kB each. */
const mostKept = 60;

/** Changes whenever the picture does: for its address and validator. */
export function cardVersion(card: CardText): string {
  return createHash("sha256").update(JSON.stringify([card.theme, card.communityName, card.title])).digest("base64url").slice(0, 12);
}

/** The picture that social networks show beside a link: PNG, 1200 × 630, kept in memory. Drawn in libvips' threads, not in ours. */
export function socialCard(card: CardText): Promise<Buffer> {
  const key = cardVersion(card);
  const known = made.get(key);
  if (known) {
    // The one used last stays longest.
    made.delete(key);
    made.set(key, known);
    return known;
  }
  const drawing = draw(card);
  made.set(key, drawing);
  drawing.catch(() => made.delete(key));
  for (const oldest of [...made.keys()].slice(0, Math.max(0, made.size - mostKept))) made.delete(oldest);
  return drawing;
}

async function draw({ theme, communityName, title }: CardText): Promise<Buffer> {
  const [strong, deep] = themeColours(theme);
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${strong}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>
<rect width="100%" height="100%" fill="url(#g)"/><circle cx="1090" cy="90" r="210" fill="#fff" fill-opacity=".07"/><circle cx="1000" cy="640" r="150" fill="#fff" fill-opacity=".05"/>
<g transform="translate(${edge} ${edge - 8}) scale(2)"><rect width="32" height="32" rx="9" fill="#fff"/><path d="M8 10a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-5l-5 5v-5a3 3 0 0 1-3-3z" fill="${strong}"/><path d="M12 13.5h8" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/></g></svg>`;
  const [name, words] = await Promise.all([
    textOf(communityName, "Inter, sans-serif bold", { dpi: 200, width: width - 3 * edge, lines: 1 }),
    textOf(title, "Inter, sans-serif bold", { dpi: title.length > 60 ? 330 : 420, width: width - 2 * edge, lines: 4 }),
  ]);
  const room = height - 190 - edge / 2;
  return sharp(Buffer.from(ground)).composite([
    { input: name.data, left: edge + 88, top: Math.round(edge - 8 + 32 - name.info.height / 2) },
    { input: words.data, left: edge, top: 190 + Math.max(0, Math.round((room - words.info.height) / 2)) },
  ]).png({ compressionLevel: 9, palette: true }).toBuffer();
}

/** White words, wrapped and cut to their lines. Pango reads markup, so what people wrote is escaped. */
async function textOf(text: string, font: string, { dpi, width: room, lines }: { dpi: number; width: number; lines: number }) {
  const clean = [...text].slice(0, 130).join("").replace(/[\p{C}]/gu, " ").replace(/[<>&]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[c] ?? "").trim() || " ";
  const drawn = await sharp({ text: { text: `<span foreground="white">${clean}</span>`, font, dpi, width: room, rgba: true, wrap: "word-char" } }).png().toBuffer({ resolveWithObject: true });
  const most = Math.round((dpi / 72) * 12 * 1.3 * lines);
  if (drawn.info.height <= most && drawn.info.width <= room) return drawn;
  return sharp(drawn.data).extract({ left: 0, top: 0, width: Math.min(drawn.info.width, room), height: Math.min(drawn.info.height, most) }).png().toBuffer({ resolveWithObject: true });
}
