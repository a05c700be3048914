import type { Plugin } from "vite";

/**
 * An icon's module with nothing but its shapes: the package's own carries names, former names, keys and a builder for attributes that
 * no page of ours sets, which a member's first page would have to fetch (XX-2).
 *
 * @param code of a file in lucide-react/dist/esm/icons
 * @param maker module whose `makeIcon` makes a component of the shapes
 * @returns null for a file that only passes another icon on
 * @throws Error for an icon that is written in another way, or drawn on another field than 24 × 24
 */
export function leanIcon(code: string, file: string, maker: string): string | null {
  if (!code.includes("createLucideIcon")) return null;
  const shapes = /^ {2}size: 24,\n {2}node: (\[.*?\])(?:,\n {2}aliases: \[[^\]]*\])?\n\};$/ms.exec(code)?.[1];
  if (!shapes) throw new Error(`${file} is not written the way this plugin expects`);
  return `import { makeIcon } from ${JSON.stringify(maker)};\nexport default /* @__PURE__ */ makeIcon(${shapes.replace(/,? key: "[^"]*"/g, "")});\n`;
}

/** Takes what no page needs out of the icons of lucide-react; while developing they stay as they are. */
export function leanIcons(maker: string): Plugin {
  return {
    name: "baraza:lean-icons",
    apply: "build",
    transform(code, id) {
      const lean = /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/][\w-]+\.mjs$/.test(id) ? leanIcon(code, id, maker) : null;
      return lean === null ? null : { code: lean, map: null };
    },
  };
}
