import { readdirSync, statSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { UploadState } from "../../../contract/files.ts";
import type { CastName, World } from "../../test/world.ts";

interface TusAnswer { status: number; headers: Headers; body: string }

/** Speaks tus as a browser would, step by step, so that tests can stop in the middle. */
export class TusClient {
  private readonly world: World;
  private readonly who: CastName | "nobody";
  constructor(world: World, who: CastName | "nobody") {
    this.world = world;
    this.who = who;
  }

  private headers(more: Record<string, string>): Record<string, string> {
    return { "tus-resumable": "1.0.0", ...(this.who === "nobody" ? {} : { cookie: this.world.people[this.who].cookie }), ...more };
  }

  async send(method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array): Promise<TusAnswer> {
    const answer = await fetch((this.world.running.address ?? "") + path, { method, headers: this.headers(headers), ...(body ? { body: body as BodyInit } : {}) });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  }

  /** Announces an upload. */
  announce(bytes: number, name = "photo.jpg", purpose = "attachment"): Promise<TusAnswer> {
    const encoded = (text: string) => Buffer.from(text).toString("base64");
    return this.send("POST", "/api/uploads", { "upload-length": String(bytes), "upload-metadata": `filename ${encoded(name)},purpose ${encoded(purpose)}` });
  }

  /** Announces an upload that is taken; answers with its id. */
  async begin(bytes: number, name?: string, purpose?: string): Promise<string> {
    const answer = await this.announce(bytes, name, purpose);
    const id = /^\/api\/uploads\/([0-9a-f-]{36})$/.exec(answer.headers.get("location") ?? "")?.[1];
    if (answer.status !== 201 || !id) throw new Error(`not taken: ${answer.status} ${answer.body}`);
    return id;
  }

  go(id: string, offset: number, bytes: Uint8Array): Promise<TusAnswer> {
    return this.send("PATCH", `/api/uploads/${id}`, { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" }, bytes);
  }

  /** Where the server says the upload stands. */
  async offset(id: string): Promise<number> {
    return Number((await this.send("HEAD", `/api/uploads/${id}`)).headers.get("upload-offset") ?? -1);
  }

  /** Sends part of what it announced, then cuts the line as a phone in a lift does. Resolves when the server has noticed. */
  cut(id: string, offset: number, announced: number, bytes: Uint8Array): Promise<void> {
    const { hostname, port } = new URL(this.world.running.address ?? "");
    return new Promise((resolve) => {
      const request = httpRequest({
        hostname, port, method: "PATCH", path: `/api/uploads/${id}`,
        headers: this.headers({ "upload-offset": String(offset), "content-type": "application/offset+octet-stream", "content-length": String(announced) }),
      });
      request.on("error", () => {});
      request.on("close", () => resolve());
      request.write(bytes, () => setTimeout(() => request.destroy(), 50));
    });
  }

  /** A whole upload, looked at by the jobs. */
  async upload(bytes: Uint8Array, name?: string, purpose?: string): Promise<UploadState> {
    const id = await this.begin(bytes.byteLength, name, purpose);
    for (let at = 0; at < bytes.byteLength; at += 3_000_000) {
      const sent = await this.go(id, at, bytes.subarray(at, at + 3_000_000));
      if (sent.status !== 204) throw new Error(`not taken: ${sent.status} ${sent.body}`);
    }
    await this.world.drain();
    return this.state(id);
  }

  async state(id: string): Promise<UploadState> {
    const answer = await this.world.as(this.who).get<UploadState>(`/api/uploads/${id}/state`);
    if (answer.status !== 200) throw new Error(`no state: ${answer.status}`);
    return answer.body;
  }
}

/** Every file below a folder that belongs to an upload, whatever the store calls it. */
export function storedIn(folder: string, id: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.includes(id) && statSync(join(folder, path)).isFile());
}
