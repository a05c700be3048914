import { cloneElement, createElement, Fragment, type ReactElement, type ReactNode } from "react";
import type { Piece } from "../lib/message.ts";

type Open = { mark: string; inside: ReactNode[] };

/**
 * A text with elements in it, so that a sentence stays whole for whoever translates it. Values may be elements; words between
 * marks (`<link>…</link>`) become the content of the part of that name. Marks in values are only text.
 *
 * @param text from `t.parts("key", values)`
 * @param parts the empty element around marked words, by the mark's name: `{ link: <Link href="/help" /> }`
 */
export function Rich({ text, parts = {} }: { text: readonly Piece<ReactNode>[]; parts?: Readonly<Record<string, ReactElement>> }) {
  const open: [Open, ...Open[]] = [{ mark: "", inside: [] }];
  const add = (node: ReactNode) => (open.at(-1) ?? open[0]).inside.push(node);
  for (const bit of text.flatMap((piece): Piece<ReactNode>[] => (typeof piece === "string" ? piece.split(/(<\/?\w+>)/) : [piece]))) {
    if (typeof bit !== "string") add(bit.value);
    else if (/^<\w+>$/.test(bit)) open.push({ mark: bit.slice(1, -1), inside: [] });
    else if (/^<\/\w+>$/.test(bit) && open.length > 1) {
      const { mark, inside } = open.pop() ?? open[0];
      const part = parts[mark];
      add(part ? cloneElement(part, undefined, ...inside) : createElement(Fragment, null, ...inside));
    } else if (bit !== "") add(bit);
  }
  return createElement(Fragment, null, ...open[0].inside);
}
