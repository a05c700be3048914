import type { z } from "zod";
import type { ownProfile, profileChange } from "../../../contract/account.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notSignedIn } from "../../platform/errors.ts";
import { avatarUrl, claimFiles, deleteFiles } from "../../platform/files/index.ts";
import * as queries from "./account.queries.ts";
import * as age from "./age.queries.ts";
import { stateBirthDate } from "./check-age.ts";
import { countryName } from "./places/gazetteer.ts";
import { removePlace, storePlace, type FoundPlace } from "./places/check-place.ts";
import { askedFields, checkAsked, demandsOf } from "./sign-up-form.ts";

type OwnProfile = z.input<typeof ownProfile>;
export type ProfileChange = { [K in keyof typeof profileChange]?: z.output<(typeof profileChange)[K]> };

/** The caller's own profile and preferences, and whether they have a second factor. */
export async function showProfile(tx: Tx): Promise<{ profile: OwnProfile; secondFactor: boolean }> {
  const id = tx.actor.personId ?? "";
  const [row] = await queries.findAccount.run({ id }, tx);
  if (!row) throw notSignedIn();
  const [details] = await age.findDetails.run({ personId: id }, tx);
  const given = { location: details?.city ?? null, birthDate: details?.birthDate ?? null, gender: details?.gender ?? null, lookingFor: details?.lookingFor ?? null };
  const demands = demandsOf(tx.services.settings);
  return {
    secondFactor: row.secondFactor,
    profile: {
      bio: row.bio, location: details ? placeOf(details) : null, birthDate: given.birthDate,
      birthDateChecked: details?.birthDateMethod != null && details.birthDateMethod !== "self_declared",
      gender: given.gender as OwnProfile["gender"], lookingFor: given.lookingFor as OwnProfile["lookingFor"],
      locale: row.locale as OwnProfile["locale"], theme: row.theme as OwnProfile["theme"], dataSaver: row.dataSaver, showLocation: row.showLocation, showDistance: row.showDistance,
      messagesFrom: row.messagesFrom as OwnProfile["messagesFrom"], missing: askedFields.filter((field) => demands[field] === "required" && given[field] === null),
    },
  };
}

function placeOf(row: age.FindDetailsResult): OwnProfile["location"] {
  if (row.city === null || row.country === null || row.latitude === null || row.longitude === null) return null;
  const name = countryName(row.country);
  return { id: row.placeId, city: row.city, country: row.country, countryName: name, label: `${row.city}, ${name}`, latitude: row.latitude, longitude: row.longitude };
}

/**
 * Changes what is given of the caller's profile, leaves the rest. `place` is what `location` was found to be, before this transaction.
 * @throws 422 for a picture that is not ready, an impossible birth date, or taking away what is required; 409 `birth-date-checked`
 */
export async function changeProfile(tx: Tx, change: ProfileChange, place: FoundPlace | null): Promise<void> {
  const id = tx.actor.personId ?? "";
  checkChange(tx, change);
  await queries.changePreferences.run({
    id, bio: change.bio ?? null, setLocale: change.locale !== undefined, locale: change.locale ?? null, theme: change.theme ?? null, dataSaver: change.dataSaver ?? null,
    messagesFrom: change.messagesFrom ?? null, showLocation: change.showLocation ?? null, showDistance: change.showDistance ?? null, now: tx.now,
  }, tx);
  if (change.birthDate !== undefined) await stateBirthDate(tx, id, change.birthDate);
  if (change.gender !== undefined || change.lookingFor !== undefined) {
    await queries.setTaste.run({
      personId: id, gender: change.gender ?? null, lookingFor: change.lookingFor ?? null, setGender: change.gender !== undefined, setLookingFor: change.lookingFor !== undefined, now: tx.now,
    }, tx);
  }
  if (change.location === null) await removePlace(tx, id);
  else if (place) await storePlace(tx, id, place);
  if (change.avatarFileId !== undefined) await changeAvatar(tx, id, change.avatarFileId);
}

/** What the instance asks for may be changed; what is required may not be emptied. A place is anybody's to say. */
function checkChange(tx: Tx, change: ProfileChange): void {
  const { settings } = tx.services, demands = demandsOf(settings);
  const asked = askedFields.filter((field) => change[field] !== undefined && (demands[field] === "required" || field === "gender" || field === "lookingFor"));
  const all = Object.fromEntries(askedFields.filter((field) => demands[field] === "required").map((field) => [field, true]));
  if (asked.length > 0) checkAsked(settings, { ...all, ...Object.fromEntries(asked.map((field) => [field, change[field] ?? undefined])) });
}

async function changeAvatar(tx: Tx, id: string, fileId: string | null): Promise<void> {
  if (fileId) await claimFiles(tx, { fileIds: [fileId], ownerId: id, subjectKind: "profile", subjectId: id, purpose: "avatar" });
  const [changed] = await queries.changeAvatar.run({ id, fileId, image: fileId ? avatarUrl(fileId) : null, now: tx.now }, tx);
  if (changed?.before && changed.before !== fileId) await deleteFiles(tx, [changed.before]);
}
