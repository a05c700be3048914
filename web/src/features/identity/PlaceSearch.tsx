import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Place } from "../../../../contract/account.ts";
import { api } from "../../lib/api.ts";
import { textsOf } from "../../lib/texts.ts";
import { aboutYouTexts } from "../../texts/en/about-you.ts";
import { Combobox, type ComboboxOption } from "../../ui/Combobox.tsx";
import { readChoice, writeChoice } from "./place-choice.ts";
import { useRested } from "./use-rested.ts";

const t = textsOf(aboutYouTexts);

const keyOf = (place: Place) => writeChoice({ id: place.id, label: place.label });

/** The search for a place (ID-10), as one types. What matches nothing can be sent as written: the server may know what is meant. */
export default function PlaceSearch({ value, onChange, clearable }: { value: string; onChange: (value: string) => void; clearable: boolean }) {
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const rested = useRested(text, 250);
  const { data, isFetching } = useQuery({
    queryKey: ["places", rested],
    queryFn: ({ signal }) => api<{ items: Place[] }>("GET", "/api/places", { query: { q: rested }, signal }),
    enabled: rested.length >= 2,
    staleTime: 600_000,
    placeholderData: (before) => before,
  });
  const found = rested.length >= 2 ? (data?.items ?? []) : [];
  const options: ComboboxOption[] = found.map((place) => ({ value: keyOf(place), label: place.label }));
  const searching = isFetching || rested !== text;
  if (text.length >= 3 && !searching && found.length === 0) options.push({ value: writeChoice({ id: null, label: text }), label: t("useAsWritten", { text }) });
  const chosen = readChoice(value);
  // Its name stands in the closed control, and first in the list while nothing is searched.
  if (chosen && !options.some((option) => option.value === value)) options.push({ value, label: chosen.label });
  return (
    <Combobox
      options={options}
      value={value === "" ? null : value}
      onChange={(next) => onChange(next ?? "")}
      onSearch={setTyped}
      loading={searching && text.length >= 2}
      prompt={t("choosePlace")}
      label={t("place")}
      emptyText={text.length < 2 ? t("typeAPlace") : t("noPlace")}
      clearable={clearable}
    />
  );
}
