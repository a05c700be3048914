import { useMemo } from "react";
import { encode } from "uqr";

/** A text as a QR code: dark on light in every theme, since cameras read nothing else. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const { dark, size } = useMemo(() => {
    const { data, size: side } = encode(text, { ecc: "M", border: 2 });
    return { dark: data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [{ x, y }] : []))), size: side };
  }, [text]);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="size-48 rounded-md border border-border">
      <rect width={size} height={size} fill="white" />
      <path d={dark.map(({ x, y }) => `M${x} ${y}h1v1h-1z`).join("")} fill="black" />
    </svg>
  );
}
