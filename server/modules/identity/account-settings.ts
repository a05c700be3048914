import { demand, type Demand } from "../../../contract/account.ts";
import { z } from "zod";
import { setting, type Setting } from "../../platform/settings/settings.ts";

const asks = (key: string, title: string, description: string, standard: Demand) => setting<Demand>({ key, title, description, schema: demand, default: standard });

/** ID-1: what signing up asks for beside name, email and password. */
export const askLocation = asks("identity.askLocation", "Ask for the location", "When people sign up. Required: also asked of those who joined before.", "optional");
export const askBirthDate = asks("identity.askBirthDate", "Ask for the birth date", "When people sign up. Nobody but the person and those who check ages sees it.", "optional");
export const askGender = asks("identity.askGender", "Ask for the gender", "When people sign up.", "off");
export const askLookingFor = asks("identity.askLookingFor", "Ask what people look for", "When people sign up: women, men or everyone.", "off");
/** ID-9. */
export const adultsOnly = setting({
  key: "identity.adultsOnly", title: "Adults only", description: "Only people of 18 and older may join. The birth date is then required.", schema: z.boolean(), default: false,
});
/** ID-3. The database reads the stored value itself (identity_lacks_second_factor), so a preset may not set it. */
export const secondFactorSetting = setting<"off" | "admins" | "staff">({
  key: "identity.secondFactor", title: "Second factor required of", description: "Whoever must have one and has none can sign in, but do nothing of the team's work until it is set up.",
  schema: z.enum(["off", "admins", "staff"]), default: "off",
});
/** ID-10. */
export const geocoder = setting({
  key: "identity.geocoder", title: "Online geocoder", description: "Address of a Nominatim-compatible search, such as https://geo.example.org/search, asked instead of the built-in list of cities. Empty: the built-in list.",
  schema: z.string().trim().max(300).refine((text) => text === "" || /^https?:\/\/[^\s]+$/.test(text), "Write an address that starts with https://, or nothing."), default: "",
});

export const settings: readonly Setting[] = [askLocation, askBirthDate, askGender, askLookingFor, adultsOnly, secondFactorSetting, geocoder];
