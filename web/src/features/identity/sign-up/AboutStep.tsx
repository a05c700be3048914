import type { Demand } from "../../../../../contract/account.ts";
import { textsOf } from "../../../lib/texts.ts";
import type { Form } from "../../../lib/use-form.ts";
import { aboutYouTexts } from "../../../texts/en/about-you.ts";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import { suggestedPlaces } from "../place-choice.ts";
import { PlaceField } from "../PlaceField.tsx";
import type { SignUpValues } from "./sign-up-draft.ts";
import type { Asked } from "./sign-up-steps.ts";

const t = textsOf(aboutYouTexts);

const need = (demand: Demand) => (demand === "required" ? { required: true } : { optional: true });

/** Step 2: who one is, as far as this instance asks. */
export function AboutStep({ form, asked, refusal }: { form: Form<SignUpValues>; asked: Asked; refusal: unknown }) {
  const { errors, values } = form;
  return (
    <>
      <Field label={t("name")} required error={errors.name ?? null} hint={t("nameHint")}>
        <Input {...form.control("name")} autoComplete="name" maxLength={80} />
      </Field>
      <Field label={t("email")} required error={errors.email ?? null} hint={t("forTheLinkThat")}>
        <Input {...form.control("email")} type="email" autoComplete="email" autoCapitalize="none" maxLength={254} />
      </Field>
      {asked.location !== "off" && (
        <PlaceField value={values.place} onChange={(place) => form.set("place", place)} error={errors.place} required={asked.location === "required"} suggestions={suggestedPlaces(refusal)} />
      )}
      {asked.birthDate !== "off" && (
        <Field label={t("birthDate")} {...need(asked.birthDate)} error={errors.birthDate ?? null} hint={asked.minimumAge === null ? t("birthDateHint") : t("birthDateHintAdults", { age: asked.minimumAge })}>
          <Input {...form.control("birthDate")} type="date" autoComplete="bday" min={asked.earliestBirthDate} max={asked.latestBirthDate} />
        </Field>
      )}
      {asked.gender !== "off" && (
        <ChoiceField {...form.control("gender")} label={t("gender")} choices={asked.genders.map((one) => [one, t(one)])} {...need(asked.gender)} error={errors.gender} />
      )}
      {asked.lookingFor !== "off" && (
        <ChoiceField {...form.control("lookingFor")} label={t("lookingFor")} choices={asked.lookingFors.map((one) => [one, t(one)])} {...need(asked.lookingFor)} error={errors.lookingFor} />
      )}
    </>
  );
}
