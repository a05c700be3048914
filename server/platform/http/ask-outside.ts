import { lookup } from "node:dns/promises";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIPv6 } from "node:net";
import type { Services } from "../services.ts";

/** Addresses that only we can reach: this machine, the networks around it, and what clouds keep their secrets at. */
const inner = new BlockList();
for (const [net, bits] of [["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["224.0.0.0", 3]] as const) {
  inner.addSubnet(net, bits, "ipv4");
  inner.addSubnet(`::ffff:${net}`, 96 + bits, "ipv6");
}
for (const [net, bits] of [["::", 127], ["64:ff9b::", 96], ["64:ff9b:1::", 48], ["2002::", 16], ["fc00::", 7], ["fe80::", 10], ["ff00::", 8]] as const) inner.addSubnet(net, bits, "ipv6");

/** Whether an address lies in a network of our own. */
export function isInner(address: string): boolean {
  return inner.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Something outside did not answer as it should; the text is for the log. */
export class OutsideError extends Error {}

/**
 * GETs JSON from a server outside, at an address that a setting names: not from our own networks unless BARAZA_INNER_SERVICES says
 * so (the name is resolved once, and that address is connected to), no redirects, at most `maxBytes`, within `milliseconds`.
 * @throws OutsideError
 */
export async function askOutside(services: Services, url: URL, options: { milliseconds: number; maxBytes: number; signal?: AbortSignal }): Promise<unknown> {
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new OutsideError("only http and https are asked");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const signal = AbortSignal.any([AbortSignal.timeout(options.milliseconds), ...(options.signal ? [options.signal] : [])]);
  const found = await lookup(host, { all: true }).catch(() => []);
  const [target] = found;
  if (!target) throw new OutsideError("the name is not known");
  if (!services.config.innerServices && found.some(({ address }) => isInner(address))) throw new OutsideError("the address lies in our own network");
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new OutsideError(why));
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const asked = send(url, {
      signal, agent: false, headers: { accept: "application/json", "user-agent": "Baraza" },
      lookup: (_name, given, done) => { if (given.all) done(null, [target]); else done(null, target.address, target.family); },
    }, (response) => {
      if (response.statusCode !== 200) {
        response.destroy();
        return fail(`it answered ${response.statusCode ?? "nothing"}`);
      }
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on("data", (part: Buffer) => {
        bytes += part.length;
        if (bytes <= options.maxBytes) return parts.push(part);
        response.destroy();
        return fail("the answer is too long");
      });
      response.on("error", (error) => fail(error.message));
      response.on("end", () => {
        try {
          resolve(JSON.parse(Buffer.concat(parts).toString()));
        } catch {
          fail("the answer is not JSON");
        }
      });
    });
    asked.on("error", (error) => fail(signal.aborted ? "it took too long" : error.message));
    asked.end();
  });
}
