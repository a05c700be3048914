import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { accountTexts } from "../../../texts/en/account.ts";
import { aboutYouTexts } from "../../../texts/en/about-you.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { notify } from "../../../ui/toast.ts";
import { ChoiceField } from "../ChoiceField.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { suggestedPlaces } from "../place-choice.ts";
import { PlaceField } from "../PlaceField.tsx";
import { asFormRefusal, type Asked } from "../sign-up/sign-up-steps.ts";
import { profileChange, profileValues } from "./profile-values.ts";
import { useChangeMe } from "./use-change-me.ts";

const t = textsOf(accountTexts);
const words = textsOf(aboutYouTexts);

/** Name, words about oneself, place, and what else this instance asks for. Only what was changed is sent. */
export function ProfileForm({ me }: { me: Me }) {
  const change = useChangeMe();
  const [refusal, setRefusal] = useState<unknown>(null);
  const { data: asked } = useQuery({ queryKey: ["sign-up-form"], queryFn: ({ signal }) => api<Asked>("GET", "/api/sign-up/form", { signal }), staleTime: Infinity });
  const stored = profileValues(me);
  const form = useForm({
    initial: stored,
    check: ({ name }) => ({ name: name.trim() === "" ? t("writeAName") : "" }),
    submit: async (values) => {
      try {
        await change(profileChange(stored, values));
      } catch (error) {
        const refused = asFormRefusal(error);
        setRefusal(refused);
        throw refused;
      }
      notify({ tone: "success", title: t("isSaved") });
    },
  });
  const { values, errors } = form;
  const isChanged = Object.keys(profileChange(stored, values)).length > 0;
  const { missing } = me.profile;
  const needed = (isMissing: boolean, value: string) => (isMissing && value === "" ? t("isNeeded") : undefined);
  return (
    <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
      <FormFailure form={form} />
      <Field label={t("name")} required error={errors.name ?? null} hint={t("nameHint")}>
        <Input {...form.control("name")} autoComplete="name" maxLength={80} />
      </Field>
      <Field label={t("bio")} optional error={errors.bio ?? null} hint={t("bioHint")}>
        <Textarea {...form.control("bio")} maxLength={300} />
      </Field>
      {(asked?.location !== "off" || values.place !== "") && (
        <PlaceField
          value={values.place}
          onChange={(place) => form.set("place", place)}
          error={errors.place ?? needed(missing.includes("location"), values.place)}
          required={asked?.location === "required"}
          suggestions={suggestedPlaces(refusal)}
        />
      )}
      {asked && (asked.birthDate !== "off" || values.birthDate !== "") && (
        <Field label={words("birthDate")} error={errors.birthDate ?? needed(missing.includes("birthDate"), values.birthDate) ?? null} hint={me.profile.birthDateChecked ? t("birthDateChecked") : words("birthDateHint")}>
          <Input {...form.control("birthDate")} type="date" autoComplete="bday" min={asked.earliestBirthDate} max={asked.latestBirthDate} readOnly={me.profile.birthDateChecked} />
        </Field>
      )}
      {asked && asked.gender !== "off" && (
        <ChoiceField {...form.control("gender")} label={words("gender")} choices={asked.genders.map((one) => [one, words(one)])} required={asked.gender === "required"} error={errors.gender ?? needed(missing.includes("gender"), values.gender)} />
      )}
      {asked && asked.lookingFor !== "off" && (
        <ChoiceField {...form.control("lookingFor")} label={words("lookingFor")} choices={asked.lookingFors.map((one) => [one, words(one)])} required={asked.lookingFor === "required"} error={errors.lookingFor ?? needed(missing.includes("lookingFor"), values.lookingFor)} />
      )}
      <Button type="submit" variant="primary" loading={form.busy} disabled={!isChanged}>
        {t("save")}
      </Button>
    </form>
  );
}
