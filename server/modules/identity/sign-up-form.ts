import type { z } from "zod";
import { genders, lookingFors, type accountEndpoints, type Demand } from "../../../contract/account.ts";
import { invalid, type FieldProblem } from "../../platform/errors.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import type { Services } from "../../platform/services.ts";
import type { SettingsCache } from "../../platform/settings/settings.ts";
import { adultsOnly, askBirthDate, askGender, askLocation, askLookingFor, geocoder } from "./account-settings.ts";
import { adultAge, latestBirthDate } from "./age.ts";
import { gazetteer } from "./places/load-gazetteer.ts";

export const askedFields = ["location", "birthDate", "gender", "lookingFor"] as const;
type AskedField = (typeof askedFields)[number];
const words: Record<AskedField, string> = { location: "Write the city where you live.", birthDate: "Write the day on which you were born.", gender: "Choose one.", lookingFor: "Choose one." };

/** How much this instance wants to know (ID-1). Where only adults may join the birth date is always required. */
export function demandsOf(settings: SettingsCache): Record<AskedField, Demand> {
  return {
    location: settings.get(askLocation), birthDate: settings.get(adultsOnly) ? "required" : settings.get(askBirthDate),
    gender: settings.get(askGender), lookingFor: settings.get(askLookingFor),
  };
}

/** What the steps of signing up ask for here. */
export function signUpForm({ settings, clock, log }: Pick<Services, "settings" | "clock" | "log">): z.input<typeof accountEndpoints.signUpForm.output> {
  // Whoever asks for the form will soon look for a place: the list is then read already.
  if (settings.get(askLocation) !== "off" && settings.get(geocoder) === "") gazetteer().catch((err: unknown) => log.error({ err }, "the list of places could not be read"));
  const zone = settings.get(communityTimeZone), adults = settings.get(adultsOnly), now = clock.now();
  return {
    ...demandsOf(settings), minimumAge: adults ? adultAge : null, latestBirthDate: latestBirthDate(adults ? adultAge : 0, now, zone), earliestBirthDate: latestBirthDate(120, now, zone),
    genders: [...genders], lookingFors: [...lookingFors], password: { minimum: 8, maximum: 128 },
  };
}

/** @throws 422 with every field that is missing, or given though nobody asks for it */
export function checkAsked(settings: SettingsCache, given: Partial<Record<AskedField, unknown>>): void {
  const demands = demandsOf(settings);
  const problems = askedFields.flatMap((path): FieldProblem[] => {
    if (demands[path] === "required" && given[path] === undefined) return [{ path, message: words[path] }];
    if (demands[path] === "off" && given[path] !== undefined) return [{ path, message: "This is not asked for here." }];
    return [];
  });
  if (problems.length > 0) throw invalid(problems);
}
