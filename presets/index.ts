import { helpdesk } from "./helpdesk.ts";
import type { Preset } from "./preset.ts";

/** Presets whose modules are part of this version. */
export const presets: Readonly<Record<"helpdesk", Preset>> = { helpdesk };
