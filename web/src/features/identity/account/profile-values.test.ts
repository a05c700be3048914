import { expect, test } from "vitest";
import { profileChange, type ProfileValues } from "./profile-values.ts";

const stored: ProfileValues = { name: "Amina", bio: "Hello", place: "184745|Nairobi, Kenya", birthDate: "1999-02-03", gender: "", lookingFor: "" };

test("ID-11 only what was changed in the profile is sent, and what was emptied is removed", () => {
  expect(profileChange(stored, { ...stored, name: " Amina " })).toEqual({});
  expect(profileChange(stored, { ...stored, bio: "", place: "", gender: "woman" })).toEqual({ bio: "", location: null, gender: "woman" });
  expect(profileChange(stored, { ...stored, place: "2332459|Lagos, Nigeria" })).toEqual({ location: { placeId: 2332459 } });
  expect(profileChange(stored, { ...stored, birthDate: "" })).toEqual({});
});
