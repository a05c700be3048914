import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { claimFiles } from "./claim-files.ts";
import { displayName, withTrueEnding } from "./file-name.ts";
import { m4aNote, mp3Note, oggNote, phonePhoto, picture, pngThatClaims, smallPdf, webmNote } from "./samples.fixture.ts";
import { storedIn, TusClient } from "./tus-client.fixture.ts";

let world: World;
let ada: TusClient;
beforeAll(async () => {
  world = await openWorld({ settings: { "limits.public": 30 } });
  ada = new TusClient(world, "ada");
});
afterAll(() => world.close());

const fetchFrom = (path: string, headers: Record<string, string> = {}) => fetch((world.running.address ?? "") + path, { headers });
const foreign = Buffer.from("PK\u0003\u0004 <script>alert(1)</script> more than a few bytes of another file");

test("CV-7 a file is what its content says, never its name or what the sender calls it", async () => {
  const kinds: [Buffer, string, object][] = [
    [await picture("png"), "invoice.pdf", { kind: "image", mediaType: "image/png", name: "invoice.png", width: 64, height: 48 }],
    [await picture("webp"), "a.jpg", { kind: "image", mediaType: "image/webp", name: "a.webp" }],
    [await picture("gif"), "a", { kind: "image", mediaType: "image/gif", name: "a.gif" }],
    [smallPdf(), "photo.jpg", { kind: "pdf", mediaType: "application/pdf", name: "photo.pdf" }],
    [oggNote(3), "note", { kind: "audio", mediaType: "audio/ogg", seconds: 3, name: "note.ogg" }],
    [webmNote(), "note.webm", { kind: "audio", mediaType: "audio/webm", seconds: 1.5 }],
    [m4aNote(), "note.m4a", { kind: "audio", mediaType: "audio/mp4", seconds: 2 }],
    [mp3Note(), "note.html", { kind: "audio", mediaType: "audio/mpeg", name: "note.html.mp3" }],
  ];
  for (const [bytes, name, fact] of kinds) expect((await ada.upload(bytes, name)).file, name).toMatchObject(fact);
});

test("CV-7 what may not be sent is refused in words, and nothing of it is kept", async () => {
  const photo = await phonePhoto(600, 400);
  const refused: [string, Buffer, string][] = [
    ["60 megapixels", await pngThatClaims(10_000, 6_000), "pixels"],
    ["a bomb: a header of 36 megapixels over nothing", await pngThatClaims(6_000, 6_000), "unreadable"],
    ["SVG with script", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), "svg"],
    ["a page named photo.jpg", Buffer.from("<!doctype html><script>alert(1)</script>"), "type"],
    ["a zip bomb", gzipSync(Buffer.alloc(5_000_000)), "archive"],
    ["half a photo", photo.subarray(0, photo.length / 2), "unreadable"],
    ["a PDF with a zip behind it", Buffer.concat([smallPdf(), foreign]), "foreign"],
    ["an Ogg with a page behind it", Buffer.concat([oggNote(), foreign]), "foreign"],
    ["a WebM with a zip behind it", Buffer.concat([webmNote(), foreign]), "foreign"],
    ["an M4A with a zip behind it", Buffer.concat([m4aNote(), foreign]), "foreign"],
    ["an MP3 with a zip behind it", Buffer.concat([mp3Note(), foreign]), "foreign"],
    ["a video", webmNote(1), "video"],
    ["a video", m4aNote("vide"), "video"],
    ["random bytes", Buffer.from("just some words"), "type"],
  ];
  for (const [what, bytes, code] of refused) {
    const state = await ada.upload(bytes, "photo.jpg");
    expect(state, what).toMatchObject({ state: "refused", reasonCode: code, file: null });
    expect(state.reason, what).toMatch(/^[A-Z].{20,}\.$/);
    expect(storedIn(world.running.services.config.dataDir, state.id), what).toEqual([]);
  }
  expect((await ada.upload(smallPdf(), "me.png", "avatar")).reason).toMatch(/Choose a picture/);
});

test("CV-7 a picture keeps its pixels and nothing else: place, camera and what hangs behind it are gone, and it stands upright", async () => {
  const photo = await phonePhoto(600, 400);
  expect((await sharp(photo).metadata()).exif?.includes("Phone of Ada")).toBe(true);
  const { file } = await ada.upload(Buffer.concat([photo, foreign]), "photo.jpg");
  if (!file) throw new Error("not ready");
  expect([file.width, file.height]).toEqual([400, 600]);
  for (const url of [file.url, ...file.thumbs.map((t) => t.url)]) {
    const bytes = Buffer.from(await (await fetchFrom(url)).arrayBuffer());
    const { exif, icc, xmp, orientation } = await sharp(bytes).metadata();
    expect({ exif, icc, xmp, orientation }).toEqual({});
    expect(bytes.includes("alert(1)")).toBe(false);
  }
  expect(file.thumbs.map((t) => t.width)).toEqual([320]);
});

test("CV-7 an upload is its owner's alone, and is announced with a size that can be taken", async () => {
  const bytes = smallPdf();
  const id = await ada.begin(bytes.length);
  await ada.go(id, 0, bytes.subarray(0, 50));
  for (const who of ["bayo", "wanjiru", "nneka"] as const) {
    const other = new TusClient(world, who);
    expect([(await other.send("HEAD", `/api/uploads/${id}`)).status, (await other.go(id, 50, bytes.subarray(50))).status, (await other.send("DELETE", `/api/uploads/${id}`)).status]).toEqual([404, 404, 404]);
    expect((await world.as(who).get(`/api/uploads/${id}/state`)).status).toBe(404);
  }
  const nobody = new TusClient(world, "nobody");
  expect([(await nobody.announce(10)).status, (await nobody.go(id, 50, bytes.subarray(50))).status]).toEqual([401, 401]);
  expect((await ada.send("POST", "/api/uploads", { "upload-length": "10", origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await ada.announce(0)).body).toMatch(/This file is empty/);
  const large = await ada.announce(11 * 1024 * 1024);
  expect([large.status, (JSON.parse(large.body) as { detail: string }).detail]).toEqual([413, "This file has 11.0 MB; 10 MB is the most. Make it smaller and add it again."]);
  expect((await ada.announce(10, "x", "malware")).status).toBe(422);
  for (const headers of [{}, { "upload-length": "-5" }, { "upload-length": "x" }, { "upload-defer-length": "1" }, { "upload-length": "9", "upload-metadata": "a b c d" }] as Record<string, string>[]) {
    expect((await ada.send("POST", "/api/uploads", headers)).status, JSON.stringify(headers)).toBe(400);
  }
  expect((await ada.send("POST", "/api/uploads", { "tus-resumable": "0.2", "upload-length": "9" })).status).toBeLessThan(500);
  expect((await ada.go(id, 50, Buffer.alloc(5000))).status).toBe(413);
  expect((await ada.go("not-an-id", 0, bytes)).status).toBe(404);
  // Two at one place: one is told where the upload stands now.
  const both = await Promise.all([ada.go(id, 50, bytes.subarray(50)), ada.go(id, 50, bytes.subarray(50))]);
  expect(both.map((answer) => answer.status).sort()).toEqual([204, 409]);
  await world.drain();
  expect((await ada.state(id)).file?.bytes).toBe(bytes.length);
});

test("CV-7 a file is claimed once, by its owner, when it is ready", async () => {
  const { id } = await ada.upload(smallPdf(), "one.pdf");
  const other = await ada.begin(10);
  const claim = (who: "ada" | "bayo", fileIds: string[], purpose: "attachment" | "avatar" = "attachment") => world.tx(who, (tx) => claimFiles(tx, {
    fileIds, ownerId: world.people[who].id, subjectKind: "message", subjectId: world.people[who].id, purpose,
  }));
  await expect(claim("bayo", [id])).rejects.toThrow(/not ready, was already sent, or is gone/);
  await expect(claim("ada", [id, other])).rejects.toThrow(/not ready/);
  await expect(claim("ada", [id, id])).rejects.toThrow(/named twice/);
  await expect(claim("ada", [id], "avatar")).rejects.toThrow(/not ready/);
  const claims = await Promise.allSettled([claim("ada", [id]), claim("ada", [id])]);
  expect(claims.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await ada.send("DELETE", `/api/uploads/${id}`)).status).toBe(409);
  expect((await ada.send("DELETE", `/api/uploads/${other}`)).status).toBe(204);
  expect((await ada.send("HEAD", `/api/uploads/${other}`)).status).toBe(410);
});

test("CV-7 an address is signed, runs out, and what it gives can do nothing in a browser", async () => {
  const { file } = await ada.upload(smallPdf(), 'Ré"port\r\n.pdf');
  const { file: photo } = await ada.upload(await picture("jpeg", 800, 600), "p.jpg");
  if (!file || !photo) throw new Error("not ready");
  const pdf = await fetchFrom(file.url);
  expect(pdf.headers.get("content-disposition")).toBe("attachment; filename=\"R__port.pdf\"; filename*=UTF-8''R%C3%A9%22port.pdf");
  expect(pdf.headers.get("content-security-policy")).toBe("default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox");
  expect([pdf.headers.get("x-content-type-options"), pdf.headers.get("content-type")]).toEqual(["nosniff", "application/pdf"]);
  const shown = await fetchFrom(photo.url);
  expect([shown.headers.get("content-disposition"), shown.headers.get("cache-control")]).toEqual([expect.stringMatching(/^inline;/), expect.stringMatching(/^private, max-age=\d+, immutable$/)]);
  expect((await fetchFrom(photo.downloadUrl)).headers.get("content-disposition")).toMatch(/^attachment;/);
  for (const path of [photo.url.replace("original", "640"), photo.url.replace(/e=(\d+)/, (_m, e) => `e=${Number(e) + 3600}`), photo.url.replace(photo.id, file.id), photo.url.split("?")[0] ?? "", `/files/${photo.id}/original?e=1&e=2&s=x`]) {
    expect((await fetchFrom(path)).status, path).toBe(403);
  }
  const again = await ada.state(photo.id);
  expect(again.file?.url).toBe(photo.url);
  world.clock.advance(25 * 3600_000);
  const late = await fetchFrom(photo.url);
  expect([late.status, (await late.json() as { type: string }).type]).toEqual([403, "/problems/link-expired"]);
});

test("CV-7 portraits need no signature; nothing else is given out without one", async () => {
  const me = await ada.upload(await phonePhoto(800, 600), "me.jpg", "avatar");
  const face = await fetchFrom(`/files/avatars/${me.id}/96`);
  expect([face.status, face.headers.get("cache-control"), face.headers.get("content-type")]).toEqual([200, "public, max-age=86400, must-revalidate", "image/webp"]);
  expect((await fetchFrom(`/files/avatars/${me.id}/96`, { "if-none-match": face.headers.get("etag") ?? "" })).status).toBe(304);
  expect(await sharp(Buffer.from(await face.arrayBuffer())).metadata()).toMatchObject({ width: 96, height: 96 });
  const other = await ada.upload(await picture("png"), "x.png");
  for (const path of [`/files/avatars/${other.id}/320`, `/files/avatars/${me.id}/original`, `/files/avatars/${me.id}/97`, "/files/avatars/x/96"]) expect((await fetchFrom(path)).status, path).toBe(404);
});

test("XX-3 guessing the addresses of portraits is counted; those that work go on, and a deleted one ends also for who has a copy", async () => {
  const me = await ada.upload(await phonePhoto(400, 300), "me.jpg", "avatar");
  const face = `/files/avatars/${me.id}/96`;
  const tag = (await fetchFrom(face)).headers.get("etag") ?? "";
  world.clock.advance(60_000);
  const statuses: number[] = [];
  for (let i = 0; i < 31; i++) statuses.push((await fetchFrom(`/files/avatars/${randomUUID()}/96`)).status);
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 404), 429]);
  expect((await fetchFrom(face)).status).toBe(200);
  world.clock.advance(60_000);
  await ada.send("DELETE", `/api/uploads/${me.id}`);
  expect((await fetchFrom(face, { "if-none-match": tag })).status).toBe(410);
});

test("CV-7 what one may have uploaded without sending it is exact, also when much is announced at once", async () => {
  const chika = new TusClient(world, "chika");
  const answers = await Promise.all(Array.from({ length: 36 }, () => chika.announce(10 * 1024 * 1024)));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 30 }, () => 201), ...Array.from({ length: 6 }, () => 409)]);
});

test("CV-7 names lose their path and what hides in them, and end as their content is", () => {
  expect(["../../etc/passwd", "C:\\a\\b.png", "a\u202egpj.exe", "\u0000", "...", " a  b .png ", null].map(displayName)).toEqual(["passwd", "b.png", "agpj.exe", "file", "file", "a b .png", "file"]);
  expect(displayName(`${"x".repeat(300)}.jpeg`)).toMatch(/^x{115}\.jpeg$/);
  expect([withTrueEnding("a.HEIC", "image/jpeg"), withTrueEnding("a.JPG", "image/jpeg"), withTrueEnding("run.exe", "image/png"), withTrueEnding("x".repeat(120), "image/png").length]).toEqual(["a.jpg", "a.JPG", "run.exe.png", 120]);
});
