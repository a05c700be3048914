import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { DeskImport, ImportMapping } from "../../../../contract/desk-import.ts";
import { importPieceBytes } from "../../../../contract/desk-import.ts";
import type { CastName } from "../../../test/world.ts";
import type { Desk } from "../desk.fixture.ts";

/** One of presets/import-samples. */
export const sample = (name: string) => readFile(fileURLToPath(new URL(`../../../../presets/import-samples/${name}`, import.meta.url)));

/** Imports as the screens do them: announce, send pieces, check, run. */
export function importer(desk: Desk, who: CastName = "nneka") {
  const { world } = desk;
  const path = (id: string, rest = "") => `/api/desk/imports/${id}${rest}`;
  const show = async (id: string) => (await world.as(who).get<DeskImport>(path(id))).body;
  async function upload(content: Uint8Array | string, name = "export.csv"): Promise<DeskImport> {
    const bytes = Buffer.from(content);
    const begun = await world.as(who).post<DeskImport>("/api/desk/imports", { name, bytes: bytes.length });
    if (begun.status !== 201) throw new Error(JSON.stringify(begun.body));
    for (let piece = 0; piece * importPieceBytes < bytes.length; piece++) {
      const sent = await sendPiece(begun.body.id, piece, bytes.subarray(piece * importPieceBytes, (piece + 1) * importPieceBytes));
      if (sent !== 204) throw new Error(`piece ${piece}: ${sent}`);
    }
    return begun.body;
  }
  async function sendPiece(id: string, piece: number, bytes: Uint8Array): Promise<number> {
    const answer = await fetch(`${world.running.address}${path(id, `/pieces/${piece}`)}`, { method: "PUT", body: Buffer.from(bytes), headers: { cookie: world.people[who].cookie, "content-type": "application/octet-stream" } });
    return answer.status;
  }
  async function check(id: string, mapping: Partial<ImportMapping> = {}): Promise<DeskImport> {
    const asked = await world.as(who).post<DeskImport>(path(id, "/check"), mapping);
    if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
    await world.drain();
    return show(id);
  }
  return {
    show, upload, sendPiece, check, path,
    /** A file up to its dry run. */
    async tried(content: Uint8Array | string, mapping: Partial<ImportMapping> = {}): Promise<DeskImport> {
      return check((await upload(content)).id, mapping);
    },
    async run(id: string): Promise<DeskImport> {
      const asked = await world.as(who).post<DeskImport>(path(id, "/run"));
      if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
      await world.drain();
      return show(id);
    },
  };
}
