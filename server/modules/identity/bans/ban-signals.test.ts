import { expect, test } from "vitest";
import { deviceOf, emailPatternOf, mailboxOf, networkOf } from "./ban-signals.ts";

test("ID-12 a network is the /24 of IPv4 and the /48 of IPv6; addresses of one's own house are none", () => {
  expect(["41.90.4.10", "::ffff:41.90.4.10", "2c0f:fe38:2401:1::7", "2C0F:fe38:2401::", "2001:db8::1"].map(networkOf)).toEqual(["41.90.4", "41.90.4", "2c0f:fe38:2401", "2c0f:fe38:2401", "2001:db8:0"]);
  for (const own of ["127.0.0.1", "10.1.2.3", "192.168.1.5", "172.20.0.1", "169.254.1.1", "::1", "fe80::1%eth0", "fd00::5", "not an address", ""]) expect(networkOf(own), own).toBeNull();
});

test("ID-12 a mailbox is one whatever is written around it; a pattern needs a number at the end and enough before it", () => {
  expect(["A.d.a+shop@GoogleMail.com", "ada.obi+1@example.org", "Ada.Obi@example.org"].map(mailboxOf)).toEqual(["ada@gmail.com", "ada.obi@example.org", "ada.obi@example.org"]);
  expect(["bandit.king7@example.net", "bandit.king88+x@example.net", "banditking9@gmail.com", "b.andit.king10@gmail.com"].map(emailPatternOf)).toEqual(["bandit.king#@example.net", "bandit.king#@example.net", "banditking#@gmail.com", "banditking#@gmail.com"]);
  for (const plain of ["bandit@example.net", "joe7@example.net", "2348012345678@example.net"]) expect(emailPatternOf(plain), plain).toBeNull();
});

test("ID-12 a device id that is not ours is replaced", () => {
  const own = "x".repeat(32);
  expect(deviceOf(`a=b; baraza_device=${own}`)).toBe(own);
  for (const cookie of [undefined, "", "baraza_device=short", `baraza_device=${"x".repeat(500)}`, "baraza_device=<script>"]) expect(deviceOf(cookie)).toMatch(/^[\w-]{32}$/);
});
