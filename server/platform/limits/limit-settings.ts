import { z } from "zod";
import type { LimitClass } from "../../../contract/endpoint.ts";
import { setting, type Setting } from "../settings/settings.ts";
import { defaultLimits } from "./limits.ts";

const titles: Record<LimitClass, string> = {
  "sign-in": "Sign-in tries a minute", message: "Messages a minute", write: "Changes a minute", read: "Reads a minute", public: "Public reads a minute per address",
};

/** Nobody can be locked out by a limit that is set too low. */
const least: Record<LimitClass, number> = { "sign-in": 3, message: 10, write: 20, read: 60, public: 30 };

/** One setting per limit class, so that a busy desk can be given more room without a developer. */
export const limitSettings = Object.fromEntries(
  (Object.keys(defaultLimits) as LimitClass[]).map((kind) => [kind, setting<number>({
    key: `limits.${kind === "sign-in" ? "signIn" : kind}`, title: titles[kind],
    description: "Per person, or per address for visitors. Above it the answer is 429 with the time to wait.",
    schema: z.number().int().min(least[kind]).max(1_000_000), default: defaultLimits[kind],
  })]),
) as Record<LimitClass, Setting<number>>;
