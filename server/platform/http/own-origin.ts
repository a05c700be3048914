/**
 * Whether an Origin header names this instance: the host that the request came to, or the one of the public address.
 * Whole hosts are compared; `https://help.example.co` is not `https://help.example.com`.
 *
 * An instance whose public address is https is not itself over http: whoever stands between could have written such a page. By which scheme
 * a request came is not known, as a proxy may end TLS; the public address tells. On the machine itself nobody stands between, and browsers
 * keep secure cookies there without TLS.
 */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin), own = publicUrl !== undefined && URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (given.host === "" || (given.host !== host && given.host !== own?.host)) return false;
  if (own?.protocol !== "https:" || given.protocol === "https:") return true;
  return given.protocol === "http:" && given.host !== own.host && isThisMachine(given.hostname);
}

function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
