import { z } from "zod";
import { id, instant, none, noContent, personBrief } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

/** ID-10: a place of the gazetteer. `label` is for people: "Lagos, Nigeria". */
export const place = z.strictObject({ id: z.number().int().nullable(), city: z.string(), country: z.string(), countryName: z.string(), label: z.string(), latitude: z.number(), longitude: z.number() });
export type Place = z.infer<typeof place>;
/** Chosen from the suggestions, or typed freely: then it must match exactly one place (or its best-known namesake). */
export const placeGiven = z.union([
  z.strictObject({ placeId: z.number().int().positive() }),
  z.strictObject({ text: shownText("Write a city.").max(120, "Keep it to 120 characters.").regex(/^[^\p{Cc}]*$/u, "Leave out unusual characters.") }),
], "Choose a place from the list.");
export type PlaceGiven = z.infer<typeof placeGiven>;

/** ID-9: a calendar day without a time zone. That it exists, is past and is not older than 120 years the server checks. */
export const birthDate = z.string().regex(/^\d{4}-\d\d-\d\d$/, "Write the date as year, month and day.");
export const genders = ["woman", "man", "other"] as const;
export const lookingFors = ["women", "men", "everyone"] as const;
export const gender = z.enum(genders, "Choose one of the list.");
export const lookingFor = z.enum(lookingFors, "Choose one of the list.");
export const demand = z.enum(["off", "optional", "required"]);
export type Demand = z.infer<typeof demand>;

export const bio = z.string().trim().max(300, "Keep it to 300 characters.").regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*(\n[^\p{Cc}\u202A-\u202E\u2066-\u2069]*)*$/u, "Leave out unusual characters.");
export const messagesFrom = z.enum(["everyone", "known", "nobody"]);
export const locale = z.enum(["en", "sw"]);
export const colourScheme = z.enum(["light", "dark", "system"]);

/** What one sees and changes of oneself, beside the name. Part of `GET /api/me`. */
export const ownProfile = z.strictObject({
  bio: z.string(), location: place.nullable(), birthDate: z.string().nullable(),
  /** A document has shown it: it can't be changed any more. */
  birthDateChecked: z.boolean(),
  gender: gender.nullable(), lookingFor: lookingFor.nullable(),
  /** Null: as the browser says. */
  locale: locale.nullable(), theme: colourScheme, dataSaver: z.boolean(),
  showLocation: z.boolean(), showDistance: z.boolean(), messagesFrom,
  /** Fields that this instance requires and this account has not given. */
  missing: z.array(z.enum(["location", "birthDate", "gender", "lookingFor"])),
});
export const secondFactorState = z.strictObject({
  enabled: z.boolean(),
  /** Until it is set up, nothing of the team's work can be done (403 `second-factor-needed`). */
  needed: z.boolean(),
  /** The instance asks for it of this person: it can't be turned off. */
  required: z.boolean(),
});

/** What `PATCH /api/me` takes beside the name. `null` removes. */
export const profileChange = {
  bio: bio.optional(), location: placeGiven.nullable().optional(), birthDate: birthDate.optional(),
  gender: gender.nullable().optional(), lookingFor: lookingFor.nullable().optional(), locale: locale.nullable().optional(), theme: colourScheme.optional(),
  dataSaver: z.boolean().optional(), showLocation: z.boolean().optional(), showDistance: z.boolean().optional(), messagesFrom: messagesFrom.optional(),
  /** A ready file with the purpose `avatar`; null removes the picture. */
  avatarFileId: id.nullable().optional(),
};

export const memberCard = z.strictObject({
  person: personBrief, bio: z.string(), joinedAt: instant,
  /** Null where the person hides it or never said it. */
  location: z.strictObject({ city: z.string(), country: z.string(), countryName: z.string() }).nullable(),
  distanceKm: z.number().int().nullable(),
  /** Null where the person hides it. */
  presence: z.enum(["online", "away", "offline"]).nullable(),
  blockedByMe: z.boolean(),
  abilities: z.strictObject({ message: z.boolean(), block: z.boolean(), report: z.boolean(), edit: z.boolean() }),
});
export type MemberCard = z.infer<typeof memberCard>;

const ageCheck = z.strictObject({ id, statedDate: z.string(), method: z.enum(["self_declared", "document", "third_party"]), verifier: personBrief.nullable(), note: z.string().nullable(), age: z.number().int(), adult: z.boolean(), at: instant });
const personParams = z.strictObject({ id });

export const accountEndpoints = {
  signUpForm: endpoint({
    method: "GET", path: "/api/sign-up/form", summary: "Which fields signing up asks for here (ID-1).", access: "anyone", limit: "public",
    output: z.strictObject({
      location: demand, birthDate: demand, gender: demand, lookingFor: demand,
      /** Null where any age may join. */
      minimumAge: z.number().int().nullable(),
      /** The latest birth date that may join, today in the instance's time zone. */
      latestBirthDate: z.string(), earliestBirthDate: z.string(),
      genders: z.array(gender), lookingFors: z.array(lookingFor), password: z.strictObject({ minimum: z.number().int(), maximum: z.number().int() }),
    }),
  }),
  places: endpoint({ method: "GET", path: "/api/places", summary: "Places whose name starts so, best known first (ID-10).", access: "anyone", limit: "public", query: z.strictObject({ q: z.string().trim().max(120) }), output: z.strictObject({ items: z.array(place).max(8) }) }),
  member: endpoint({ method: "GET", path: "/api/members/:username", summary: "A member as far as their privacy shows them (ID-11).", access: "signed-in", limit: "read", params: z.strictObject({ username: z.string().max(60) }), output: memberCard }),
  ageChecks: endpoint({ method: "GET", path: "/api/people/:id/age-check", summary: "A person's birth date and every check of it (ID-9).", access: "member.check_age", limit: "read", params: personParams, output: z.strictObject({ birthDate: z.string().nullable(), method: z.string().nullable(), age: z.number().int().nullable(), checks: z.array(ageCheck) }) }),
  checkAge: endpoint({ method: "PUT", path: "/api/people/:id/age-check", summary: "Record what a document shows (ID-9).", access: "member.check_age", limit: "write", params: personParams, body: z.strictObject({ birthDate, note: shownText("Say which document you saw.").max(500) }), output: ageCheck }),
  resetSecondFactor: endpoint({ method: "DELETE", path: "/api/people/:id/second-factor", summary: "Take a person's second factor away, when phone and recovery codes are lost (ID-3); ends their sessions.", access: "staff.manage", limit: "write", params: personParams, body: none, success: 204, output: noContent, errors: ["no-second-factor", "own-account"] }),
};
