import { Fragment, useMemo } from "react";
import { clsx } from "clsx";
import { parseRichText } from "./rich-text.ts";

/** What a person wrote: paragraphs, line breaks and safe links; never HTML (CV-1). Links open in a new tab. */
export function RichText({ text, className }: { text: string; className?: string }) {
  const paragraphs = useMemo(() => parseRichText(text), [text]);
  return (
    <div className={clsx("space-y-2 [overflow-wrap:anywhere]", className)}>
      {paragraphs.map((lines, paragraph) => (
        <p key={paragraph}>
          {lines.map((pieces, line) => (
            <Fragment key={line}>
              {line > 0 && <br />}
              {pieces.map((piece, at) =>
                piece.href ? (
                  <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc" className="text-brand-text underline underline-offset-2">
                    {piece.text}
                  </a>
                ) : (
                  <Fragment key={at}>{piece.text}</Fragment>
                ),
              )}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
