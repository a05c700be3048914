/** Where people go after signing in when nothing else was asked for. */
const home = "/tickets";

/**
 * Where to go after signing in: the `next` of the address, when it is a path of this site. Anything that could lead to another
 * site ("//evil.example", "/\evil.example", "https://…") is ignored, and so are the sign-in pages themselves.
 *
 * @param search the query of the address, with or without "?"
 */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get("next");
  if (!next || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return home;
  return /^\/(sign-in|sign-up|forgot|reset|verify|setup)(?![\w-])/.test(next) ? home : next;
}

/** Whether the path belongs to the staff's app, which is another page for the browser. */
export function isStaffPath(path: string): boolean {
  return /^\/(staff|desk|admin)(?![\w-])/.test(path);
}

/** The address of a sign-in page that leads back to a path of this site. */
export function signInPath(next: string, page: "/sign-in" | "/sign-up" = "/sign-in"): string {
  return next === home ? page : `${page}?next=${encodeURIComponent(next)}`;
}
