import { randomBytes } from "node:crypto";

/** What an erased person is called from then on. */
export const newPseudonym = (): string => `Deleted account ${randomBytes(3).toString("hex")}`;
