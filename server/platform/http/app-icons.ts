import { createHash } from "node:crypto";
import sharp from "sharp";
import { themeColours } from "./social-card.ts";

/** Sizes and forms in which devices ask for an app's icon. `maskable`: the device cuts its own shape; `badge`: white on nothing, for the status bar. */
export const iconForms = { "192.png": 192, "512.png": 512, "maskable-512.png": 512, "apple-180.png": 180, "badge.png": 96 } as const;
export type IconForm = keyof typeof iconForms;

/** Whether a file name is that of an icon. */
export function isIconForm(name: string): name is IconForm {
  return Object.hasOwn(iconForms, name);
}

export interface IconFacts { theme: string; communityName: string }

const made = new Map<string, Promise<Buffer>>();

/** Changes whenever an icon does: for its address and validator. */
export function iconVersion({ theme, communityName }: IconFacts): string {
  return createHash("sha256").update(JSON.stringify([theme, initialOf(communityName)])).digest("base64url").slice(0, 12);
}

/** The community's initial on its colours as PNG, kept in memory until name or theme change. Drawn in libvips' threads, not in ours. */
export function appIcon(facts: IconFacts, form: IconForm): Promise<Buffer> {
  const key = `${iconVersion(facts)} ${form}`;
  const known = made.get(key);
  if (known) return known;
  // Of one look there are five: what else is there is of an earlier one.
  if (made.size >= 10) made.clear();
  const drawing = draw(facts, form);
  made.set(key, drawing);
  drawing.catch(() => made.delete(key));
  return drawing;
}

/** The first letter or digit of a name, as large letter; a name of signs alone has none. */
export function initialOf(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0]?.toLocaleUpperCase("en") ?? "•";
}

async function draw({ theme, communityName }: IconFacts, form: IconForm): Promise<Buffer> {
  const size = iconForms[form];
  const [strong, deep] = themeColours(theme);
  const isBadge = form === "badge.png";
  // Devices that cut their own shape, and Apple's, want the ground to the very edge; elsewhere the corners are round.
  const radius = form === "192.png" || form === "512.png" ? size * 0.22 : 0;
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${strong}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>
<rect width="100%" height="100%" rx="${radius}" fill="${isBadge ? "none" : "url(#g)"}"/></svg>`;
  // Inside the circle that every device leaves whole (40 % of the width around the middle).
  const height = Math.round(size * (isBadge ? 0.8 : form === "maskable-512.png" ? 0.4 : 0.5));
  const letter = await sharp({ text: { text: `<span foreground="white">${initialOf(communityName)}</span>`, font: "Inter, sans-serif bold", dpi: 600, rgba: true } })
    .png().toBuffer().then((drawn) => sharp(drawn).trim().resize({ height, width: Math.round(size * 0.7), fit: "inside" }).png().toBuffer());
  return sharp(Buffer.from(ground)).composite([{ input: letter, gravity: "centre" }]).png({ compressionLevel: 9 }).toBuffer();
}
