import type { Services } from "../services.ts";

/** The absolute address of one of our pages, for links in mails. `path` starts with a slash. */
export function pageUrl(services: Services, path: string): string {
  const { publicUrl, host, port } = services.config;
  // A worker without a web server and without BARAZA_PUBLIC_URL can only guess.
  return `${publicUrl ?? `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`}${path}`;
}
