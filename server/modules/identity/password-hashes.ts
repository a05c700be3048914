import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { Config } from "../../platform/config.ts";

/** Makes and checks the hashes that passwords are kept as. */
export interface PasswordHashes {
  hash(password: string): Promise<string>;
  verify(pair: { hash: string; password: string }): Promise<boolean>;
}

/** better-auth's: scrypt that takes about 60 ms of a core, so that a stolen table helps little. */
const full: PasswordHashes = { hash: hashPassword, verify: verifyPassword };

const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt);
const mark = "light:";
/**
 * The same with a hundredth of the work, for tests, whose people sign in hundreds of times. Hashes of the other kind don't fit, nor the other
 * way round: what a test has made is no password anywhere else.
 */
const light: PasswordHashes = {
  async hash(password) {
    const salt = randomBytes(16).toString("hex");
    return `${mark}${salt}:${(await derive(password.normalize("NFKC"), salt, 32, { N: 256 })).toString("hex")}`;
  },
  async verify({ hash, password }) {
    if (!hash.startsWith(mark)) return false;
    const [salt = "", key = ""] = hash.slice(mark.length).split(":");
    const [kept, given] = [Buffer.from(key, "hex"), await derive(password.normalize("NFKC"), salt, 32, { N: 256 })];
    return kept.length === given.length && timingSafeEqual(kept, given);
  },
};

/** The hashes of this process. Nothing that an operator can set makes them light. */
export function passwordHashes(config: Config): PasswordHashes {
  return config.lightPasswords ? light : full;
}
