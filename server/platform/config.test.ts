import { expect, test } from "vitest";
import { ConfigError, readEnvironment } from "./config.ts";

const refusal = (env: Record<string, string>): string => {
  try {
    readEnvironment(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "";
};

test("XX-7 a bad variable is named with what was wrong and an example", () => {
  expect(refusal({ PORT: "eighty" })).toMatch(/PORT: Write a number\.[\s\S]*for example: PORT=3000/);
  expect(refusal({ PORT: "70000" })).toMatch(/PORT: Use 65535 or less\./);
  expect(refusal({ BARAZA_REALTIME: "pigeon" })).toMatch(/BARAZA_REALTIME: Choose one of: memory, postgres, redis\./);
  for (const address of ["https://help.example.com/desk", "https://help.example.com/?a=b", "https://help.example.com#top", "https://me:word@help.example.com"]) {
    expect(refusal({ BARAZA_PUBLIC_URL: address }), address).toMatch(/BARAZA_PUBLIC_URL: must be the address alone[\s\S]*for example: BARAZA_PUBLIC_URL=https:\/\/help.example.com/);
  }
  for (const address of ["https://help.example.com", "https://help.example.com/", "http://192.168.1.5:3000//"]) expect(refusal({ BARAZA_PUBLIC_URL: address }), address).toBe("");
  expect(refusal({ BARAZA_SECRET: "short" })).toMatch(/BARAZA_SECRET: must have at least 32 characters[\s\S]*openssl/);
  expect(refusal({ DATABASE_URL: "mysql://x" })).toMatch(/DATABASE_URL: must start with postgres:[\s\S]*for example: DATABASE_URL=postgres:\/\//);
  expect(refusal({ BARAZA_ROLES: "web,cook" })).toMatch(/BARAZA_ROLES: must be web, worker/);
  const s3 = refusal({ BARAZA_FILES: "s3", BARAZA_S3_BUCKET: "No Bucket" });
  expect(s3).toMatch(/BARAZA_S3_BUCKET: must be a bucket's name[\s\S]*for example: BARAZA_S3_BUCKET=baraza-files/);
  expect(s3).toMatch(/BARAZA_S3_KEY_ID: is needed when BARAZA_FILES=s3[\s\S]*BARAZA_S3_KEY_SECRET: is needed/);
  expect(refusal({ BARAZA_VAPID_PUBLIC: "x".repeat(87) })).toMatch(/BARAZA_VAPID_PRIVATE: is needed beside the other key/);
  for (const from of ["nonsense", "Help <help>", "a@b, c@d", "<>"]) expect(refusal({ BARAZA_MAIL_FROM: from })).toMatch(/BARAZA_MAIL_FROM: must be an address[\s\S]*for example: BARAZA_MAIL_FROM=Help desk <help@example.com>/);
  for (const from of ["help@example.com", "Help desk <help@example.com>", "<help@example.com>"]) expect(refusal({ BARAZA_MAIL_FROM: from })).toBe("");
  expect(refusal({ BARAZA_SMTP_URL: "smtp://" })).toMatch(/BARAZA_SMTP_URL: must name a host/);
  expect(refusal({ BARAZA_REALTIME: "redis" })).toMatch(/BARAZA_REDIS_URL: is needed when BARAZA_REALTIME=redis/);
});

test("XX-7 all problems are told at once", () => {
  const text = refusal({ PORT: "x", BARAZA_SMTP_URL: "http://x" });
  expect(text).toContain("PORT");
  expect(text).toContain("BARAZA_SMTP_URL");
});

test("XX-7 an empty environment is a good one, and empty values count as unset", () => {
  expect(readEnvironment({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", BARAZA_PRESET: "helpdesk" });
  expect(readEnvironment({ PORT: "", DATABASE_URL: "" }).PORT).toBe(3000);
});
