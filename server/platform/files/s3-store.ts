import { DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client, type ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import type { Readable } from "node:stream";
import type { FilesConfig } from "../config.ts";
import { NoBytes, type ByteRange, type FileStore } from "./store-port.ts";

type S3Config = Extract<FilesConfig, { store: "s3" }>;

/** Files in a bucket of any server that speaks S3. The bucket stays private: people get bytes through our signed addresses only. */
export class S3Store implements FileStore {
  private readonly client: S3Client;
  private readonly config: S3Config;

  constructor(config: S3Config) {
    this.config = config;
    this.client = new S3Client({
      region: config.region, forcePathStyle: config.pathStyle, ...(config.endpoint ? { endpoint: config.endpoint } : {}),
      credentials: { accessKeyId: config.keyId, secretAccessKey: config.keySecret },
      // Many S3-compatible servers do not know the newer checksum headers.
      requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED",
      // 503 SlowDown and cut connections are tried again, with growing pauses.
      maxAttempts: 5,
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
    });
  }

  async put(key: string, bytes: Uint8Array, { mediaType }: { mediaType: string }): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.config.bucket, Key: key, Body: bytes, ContentLength: bytes.byteLength, ContentType: mediaType }));
  }

  async get(key: string, range?: ByteRange): Promise<{ stream: Readable; bytes: number }> {
    try {
      const answer = await this.client.send(new GetObjectCommand({
        Bucket: this.config.bucket, Key: key, ...(range ? { Range: `bytes=${range.first}-${range.last}` } : {}),
      }));
      return { stream: answer.Body as Readable, bytes: answer.ContentLength ?? 0 };
    } catch (error) {
      if (error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound")) throw new NoBytes(key);
      throw error;
    }
  }

  async removeUnder(prefix: string): Promise<void> {
    for (let token: string | undefined; ;) {
      const page: ListObjectsV2CommandOutput = await this.client.send(new ListObjectsV2Command({ Bucket: this.config.bucket, Prefix: prefix, ...(token ? { ContinuationToken: token } : {}) }));
      const keys = (page.Contents ?? []).flatMap((each) => (each.Key ? [{ Key: each.Key }] : []));
      if (keys.length > 0) await this.removeKeys(keys);
      token = page.NextContinuationToken;
      if (!page.IsTruncated || !token) return;
    }
  }

  private async removeKeys(keys: { Key: string }[]): Promise<void> {
    const answer = await this.client.send(new DeleteObjectsCommand({ Bucket: this.config.bucket, Delete: { Objects: keys, Quiet: true } }));
    const failed = answer.Errors?.[0];
    if (failed) throw new Error(`The file store did not remove ${failed.Key ?? "a file"}: ${failed.Code ?? "no reason given"}`);
  }

  async check(): Promise<void> {
    try {
      await this.client.send(new ListObjectsV2Command({ Bucket: this.config.bucket, Prefix: "files/", MaxKeys: 1 }));
    } catch (error) {
      throw new Error(`The bucket "${this.config.bucket}" can't be used (${error instanceof Error ? error.name : String(error)}). Look at BARAZA_S3_ENDPOINT, BARAZA_S3_BUCKET, BARAZA_S3_KEY_ID and BARAZA_S3_KEY_SECRET.`, { cause: error });
    }
  }
}
