import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import type { TemplateServer } from "./template-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers with the template's connection string; the first request starts the server. */
    templateAddress: string;
  }
}

/**
 * Once per run of Vitest: a door at which test files ask for the template database. PostgreSQL starts only when the first one
 * asks, so that a run of pure unit tests does not wait for it.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let template: Promise<TemplateServer> | undefined;
  const start = async () => {
    const { startTemplateServer } = await import("./template-server.ts");
    return await startTemplateServer();
  };
  const door = createServer((_request, response) => {
    template ??= start();
    template.then(
      ({ templateUrl }) => response.end(templateUrl),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  project.provide("templateAddress", `http://127.0.0.1:${(door.address() as AddressInfo).port}`);

  return async () => {
    door.closeAllConnections();
    door.close();
    const started = await template?.catch(() => undefined);
    await started?.stop();
  };
}
