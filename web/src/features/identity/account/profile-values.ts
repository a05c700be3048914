import type { Me } from "../../../lib/session.ts";
import { placeGiven, writeChoice } from "../place-choice.ts";
import type { MeChange } from "./use-change-me.ts";

/** The profile as its form keeps it: text by field, "" for nothing. */
export type ProfileValues = { name: string; bio: string; place: string; birthDate: string; gender: string; lookingFor: string };

/** The stored profile as its form shows it. */
export function profileValues({ person, profile }: Me): ProfileValues {
  const { bio, location, birthDate, gender, lookingFor } = profile;
  return { name: person.name, bio, place: location ? writeChoice(location) : "", birthDate: birthDate ?? "", gender: gender ?? "", lookingFor: lookingFor ?? "" };
}

/** What differs from the stored profile, as the server takes it; empty where nothing does. */
export function profileChange(stored: ProfileValues, values: ProfileValues): MeChange {
  const differs = (field: keyof ProfileValues) => stored[field].trim() !== values[field].trim();
  return {
    ...(differs("name") ? { name: values.name.trim() } : {}),
    ...(differs("bio") ? { bio: values.bio.trim() } : {}),
    ...(differs("place") ? { location: placeGiven(values.place) ?? null } : {}),
    // A birth date can be put right, not taken back.
    ...(differs("birthDate") && values.birthDate !== "" ? { birthDate: values.birthDate } : {}),
    ...(differs("gender") ? { gender: (values.gender || null) as MeChange["gender"] } : {}),
    ...(differs("lookingFor") ? { lookingFor: (values.lookingFor || null) as MeChange["lookingFor"] } : {}),
  };
}
