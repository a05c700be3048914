export interface DemoUpload { address: string; cookie: string; name: string; bytes: Uint8Array; purpose: "attachment" | "avatar"; runJobs: () => Promise<void> }

/**
 * Uploads a file as the web app does (tus), and has it looked at.
 * @returns its id, ready to be sent along
 * @throws Error with the server's reason where it is refused
 */
export async function uploadDemoFile({ address, cookie, name, bytes, purpose, runJobs }: DemoUpload): Promise<string> {
  const encoded = (text: string) => Buffer.from(text).toString("base64");
  const headers = { cookie, "tus-resumable": "1.0.0" };
  const begun = await fetch(`${address}/api/uploads`, { method: "POST", headers: { ...headers, "upload-length": String(bytes.byteLength), "upload-metadata": `filename ${encoded(name)},purpose ${encoded(purpose)}` } });
  const place = begun.headers.get("location");
  if (begun.status !== 201 || !place) throw new Error(`${name} was not taken: ${begun.status} ${await begun.text()}`);
  const sent = await fetch(address + place, { method: "PATCH", headers: { ...headers, "upload-offset": "0", "content-type": "application/offset+octet-stream" }, body: bytes as BodyInit });
  if (sent.status !== 204) throw new Error(`${name} was not taken: ${sent.status} ${await sent.text()}`);
  await runJobs();
  const state = (await (await fetch(`${address}${place}/state`, { headers: { cookie } })).json()) as { state: string; reason?: string };
  if (state.state !== "ready") throw new Error(`${name} is ${state.state}: ${state.reason ?? ""}`);
  return place.split("/").at(-1) ?? "";
}
