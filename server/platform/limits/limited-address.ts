import { isIP } from "node:net";

/**
 * Whom a limit by address counts (XX-3, ID-3): an IPv4 address, or the /64 that an IPv6 address lies in. A provider gives each line a /64 at
 * least: counted one by one, its 2^64 addresses would be as many callers, each with tries of their own.
 */
export function limitedAddress(address: string): string {
  const plain = withoutMapping(address);
  const groups = ipv6Groups(plain);
  return groups ? `${groups.slice(0, 4).map((group) => group.toString(16)).join(":")}::/64` : plain;
}

/** A server that listens for both versions sees IPv4 callers as `::ffff:203.0.113.7`. */
export function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** The eight groups of an IPv6 address; null for anything else. */
export function ipv6Groups(address: string): number[] | null {
  if (isIP(address) !== 6) return null;
  const [head = "", tail] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const left = head === "" ? [] : head.split(":"), right = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return groups.map((group) => parseInt(group, 16));
}
