import type { ByteRange } from "./store-port.ts";

/**
 * One range of a Range header (RFC 9110, 14): `bytes=0-99`, `bytes=100-`, `bytes=-50`. Several ranges, other units and nonsense are
 * ignored, as the RFC allows: the whole is sent. "unsatisfiable" starts behind the end.
 */
export function rangeOf(header: string | undefined, total: number): ByteRange | "unsatisfiable" | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return undefined;
  if (found[1] === "") {
    const last = Number(found[2]);
    return last === 0 ? "unsatisfiable" : { first: Math.max(0, total - last), last: total - 1 };
  }
  const first = Number(found[1]);
  const last = found[2] === "" ? total - 1 : Math.min(Number(found[2]), total - 1);
  if (first >= total) return "unsatisfiable";
  return last < first ? undefined : { first, last };
}
