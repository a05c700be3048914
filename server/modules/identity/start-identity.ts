import type { Services } from "../../platform/services.ts";
import { secondFactorSetting } from "./account-settings.ts";
import { startBeats } from "./beats.ts";

/**
 * Starts what runs beside the requests: beats are stored, and open pages of the staff are asked again when the second factor's rule
 * changes. @returns what to do at the end
 */
export async function startIdentity(services: Services): Promise<() => Promise<void>> {
  const { settings, realtime } = services;
  // The database reads the stored value; a default that differs would be shown and not be kept.
  if (settings.find(secondFactorSetting.key)?.default !== secondFactorSetting.default) throw new Error("a preset may not set identity.secondFactor: an admin stores it");
  let level = settings.get(secondFactorSetting);
  settings.onChange(() => {
    const now = settings.get(secondFactorSetting);
    if (now === level) return;
    level = now;
    realtime.recheckEverybody();
  });
  return startBeats(services);
}
