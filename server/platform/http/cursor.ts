import { invalid } from "../errors.ts";
import { isUuid } from "../ids.ts";

type Part = "instant" | "id" | "number" | "text";

/** Makes the opaque cursor of a keyset page from the last row's sort keys. */
export function encodeCursor(parts: (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor back. @throws 422 when it is not one of ours: a cursor is input like any other */
export function decodeCursor(cursor: string, shape: readonly Part[]): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === shape.length && parts.every((part, i) => fits(part, shape[i]))) return parts.map(String);
  } catch {
    // Falls through to the refusal.
  }
  throw invalid([{ path: "cursor", message: "This cursor is not valid. Start again from the first page." }]);
}

function fits(part: unknown, kind: Part | undefined): boolean {
  switch (kind) {
    case "instant": return typeof part === "string" && part.length < 40 && !Number.isNaN(Date.parse(part));
    case "id": return typeof part === "string" && isUuid(part);
    case "number": return typeof part === "number" && Number.isFinite(part);
    case "text": return typeof part === "string";
    default: return false;
  }
}
