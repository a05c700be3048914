import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server } from "node:http";

interface S3rver { run(): Promise<AddressInfo>; close(): Promise<void>; httpServer?: Server }

/** A server that speaks S3 over HTTP (s3rver), with one bucket. */
export async function openS3Server(): Promise<{ env: Record<string, string>; folder: string; close(): Promise<void> }> {
  const S3 = createRequire(import.meta.url)("s3rver") as new (options: object) => S3rver;
  const folder = await mkdtemp(join(tmpdir(), "baraza-s3-"));
  const server = new S3({ port: 0, address: "127.0.0.1", silent: true, directory: folder, resetOnClose: true, configureBuckets: [{ name: "files-of-tests", configs: [] }] });
  const { port } = await server.run();
  return {
    folder,
    env: {
      BARAZA_FILES: "s3", BARAZA_S3_ENDPOINT: `http://127.0.0.1:${port}`, BARAZA_S3_BUCKET: "files-of-tests", BARAZA_S3_PATH_STYLE: "1",
      BARAZA_S3_KEY_ID: "S3RVER", BARAZA_S3_KEY_SECRET: "S3RVER",
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
