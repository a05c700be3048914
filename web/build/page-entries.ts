import type { Plugin } from "vite";

const staffPages = /^\/(staff|desk|admin)(\/|\?|$)/;
const filesAndServices = /^\/(api|live|health|dev|src|gallery|build|node_modules|@)|\.[a-z0-9]+(\?|$)/i;

/**
 * Says which HTML entry serves a page address, as the server does in production.
 *
 * @param url path with optional query
 * @returns the entry's path, or null when the address is a file or belongs to the API
 */
export function entryFor(url: string): "/index.html" | "/staff.html" | null {
  if (staffPages.test(url)) return "/staff.html";
  return filesAndServices.test(url) ? null : "/index.html";
}

/** Serves each page address with its HTML entry while developing. */
export function pageEntries(): Plugin {
  return {
    name: "baraza:page-entries",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const entry = request.url ? entryFor(request.url) : null;
        if (entry && request.headers.accept?.includes("text/html")) request.url = entry;
        next();
      });
    },
  };
}
