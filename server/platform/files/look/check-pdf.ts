import { Refused } from "../refusals.ts";

/**
 * A PDF starts at the first byte and ends with `%%EOF` (ISO 32000-1, 7.5.5). Readers accept more, and that is how a file is a PDF and
 * a program at once; only white space may follow the end.
 */
export function checkPdf(bytes: Buffer): void {
  if (!/^%PDF-\d\.\d/.test(bytes.subarray(0, 8).toString("latin1"))) throw new Refused("unreadable");
  const end = bytes.lastIndexOf("%%EOF");
  if (end < 0 || bytes.lastIndexOf("startxref") < 0) throw new Refused("unreadable");
  for (const byte of bytes.subarray(end + 5)) {
    if (!(byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32)) throw new Refused("foreign");
  }
}
