/** Where staff go when nothing else was asked for. */
const home = "/desk";

/**
 * Where to go after a staff sign-in: the `next` of the address when it is a path of this site. What could lead elsewhere
 * ("//evil.example", "/\evil.example", "https://…") is ignored, and so are the sign-in pages.
 *
 * @param search the query of the address, with or without "?"
 */
export function staffNext(search: string): string {
  const next = new URLSearchParams(search).get("next");
  if (!next || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return home;
  return /^\/(staff|sign-in|sign-up|forgot|reset|verify|setup)(?![\w-])/.test(next) ? home : next;
}

/** The staff sign-in page that leads back to a path of this site. */
export function staffSignInPath(next: string): string {
  return next === home ? "/staff" : `/staff?next=${encodeURIComponent(next)}`;
}
