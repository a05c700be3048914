import { createHmac } from "node:crypto";
import { z } from "zod";

/** The version of the archive's form that this program writes and reads. */
export const formatVersion = 1;
export const manifestPath = "manifest.json";
export const secretPath = "secret";
/** Stored files lie in the archive as they lie in the data folder; only keys of the file store are let through. */
export const filePattern = /^files(\/[a-z0-9-]+)+$/;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const count = z.number().int().min(0);

const table = z.object({ schema: name, table: name, columns: z.array(name).min(1), rows: count, bytes: count, sha256 });
export type BackedUpTable = z.infer<typeof table>;
const sequence = z.object({ schema: name, sequence: name, value: z.string().regex(/^-?\d+$/), called: z.boolean() });
export type SequenceState = z.infer<typeof sequence>;

/** What an archive holds: its last entry, so that it also proves that the archive is whole. */
export const manifestSchema = z.object({
  format: z.literal(formatVersion),
  /** When the snapshot was taken. */
  at: z.iso.datetime(),
  server: z.string(),
  /** Names of the applied migrations, in order. */
  migrations: z.array(z.string().regex(/^\d{4}_[a-z0-9_]+$/)).min(1),
  tables: z.array(table).min(1),
  sequences: z.array(sequence),
  /** The audit chain at the snapshot. */
  audit: z.object({ ok: z.boolean(), seals: count, entries: count, unsealed: count, brokenAt: count.nullable() }),
  /** `s3`: the bucket holds the files and is backed up by its own means. */
  files: z.object({ store: z.enum(["disk", "s3"]), bucket: z.string().nullable(), count, bytes: count, sha256 }),
  /** Whose secret signs links and seals second factors; `included`: it is in the archive. */
  secret: z.object({ fingerprint: sha256, included: z.boolean() }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Tells two secrets apart without telling either. */
export function secretFingerprint(secret: string): string {
  return createHmac("sha256", secret).update("baraza backup").digest("hex");
}
