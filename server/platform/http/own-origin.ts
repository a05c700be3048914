/**
 * Whether an Origin header names this instance: the host that the request came to, or the one of the public address.
 * Whole hosts are compared; `https://help.example.co` is not `https://help.example.com`.
 */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin).host;
  return given !== "" && (given === host || (publicUrl !== undefined && URL.canParse(publicUrl) && given === new URL(publicUrl).host));
}
