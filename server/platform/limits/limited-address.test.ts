import { expect, test } from "vitest";
import { limitedAddress } from "./limited-address.ts";

test("XX-3 a limit by address counts each IPv4 address, however it is written, and all of an IPv6 line as one", () => {
  expect(["41.90.4.10", "::ffff:41.90.4.10", "::FFFF:41.90.4.10"].map(limitedAddress)).toEqual(["41.90.4.10", "41.90.4.10", "41.90.4.10"]);
  expect(limitedAddress("41.90.4.11")).toBe("41.90.4.11");
  const line = "2c0f:fe38:2401:1::/64";
  for (const one of ["2c0f:fe38:2401:1::", "2c0f:fe38:2401:1::7", "2C0F:FE38:2401:0001:ffff:1:2:3"]) expect(limitedAddress(one), one).toBe(line);
  expect(limitedAddress("2c0f:fe38:2401:2::7")).toBe("2c0f:fe38:2401:2::/64");
  expect([limitedAddress("2001:db8::1"), limitedAddress("::1"), limitedAddress("fe80::1%eth0")]).toEqual(["2001:db8:0:0::/64", "0:0:0:0::/64", "fe80:0:0:0::/64"]);
});
