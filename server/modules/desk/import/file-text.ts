import { NoBytes } from "../../../platform/files/store-port.ts";
import { fileStore } from "../../../platform/files/file-store.ts";
import type { Services } from "../../../platform/services.ts";
import { importPieceBytes } from "../../../../contract/desk-import.ts";
import { Unreadable } from "./records.ts";

export const folderOf = (importId: string) => `imports/${importId}/`;
export const pieceKey = (importId: string, piece: number) => `${folderOf(importId)}${String(piece).padStart(4, "0")}`;
export const piecesOf = (bytes: number) => Math.ceil(bytes / importPieceBytes);

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** The stored bytes of an import in order, one piece in memory at a time. @throws Unreadable when they were removed meanwhile */
export async function* fileBytes(services: Services, file: { id: string; bytes: number }): AsyncGenerator<Buffer> {
  for (let piece = 0; piece < piecesOf(file.bytes); piece++) {
    try {
      const { stream } = await fileStore(services).get(pieceKey(file.id, piece));
      yield* stream as AsyncIterable<Buffer>;
    } catch (error) {
      if (error instanceof NoBytes) throw new Unreadable("The file is not kept any more. Choose it again.");
      throw error;
    }
  }
}

/** Bytes that are no text in their encoding: another encoding is tried. */
export class WrongEncoding extends Error {}

/** Bytes as text, without the byte order mark and without the zero characters that the database can't hold. @throws WrongEncoding */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined }).replaceAll("\u0000", "");
    } catch (error) {
      throw error instanceof TypeError ? new WrongEncoding() : error;
    }
  };
  for await (const chunk of bytes) {
    const text = decode(chunk);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}
