import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import type { GallerySite } from "./gallery-site.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers with the gallery's origin; the first request builds it. */
    galleryAddress: string;
  }
}

/**
 * Once per run of Vitest: a door at which test files ask for the gallery. It is built (some ten seconds of processor time) only
 * when the first one asks, and once for all.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let site: Promise<GallerySite> | undefined;
  const start = async () => {
    const { serveGallery } = await import("./gallery-site.ts");
    return await serveGallery();
  };
  const door = createServer((_request, response) => {
    site ??= start();
    site.then(
      ({ origin }) => response.end(origin),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  project.provide("galleryAddress", `http://127.0.0.1:${(door.address() as AddressInfo).port}`);

  return async () => {
    door.closeAllConnections();
    door.close();
    const started = await site?.catch(() => undefined);
    await started?.stop();
  };
}
