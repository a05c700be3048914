import { lazy, Suspense } from "react";
import type { Place } from "../../../../contract/account.ts";
import { textsOf } from "../../lib/texts.ts";
import { aboutYouTexts } from "../../texts/en/about-you.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { readChoice, writeChoice } from "./place-choice.ts";

const t = textsOf(aboutYouTexts);

type SearchProps = { value: string; onChange: (value: string) => void; clearable: boolean };

/** Where the search can't be fetched, a line of text does: the server finds the place. */
function PlainPlace({ value, onChange }: SearchProps) {
  return <Input value={readChoice(value)?.label ?? ""} onChange={({ target }) => onChange(target.value === "" ? "" : writeChoice({ id: null, label: target.value }))} maxLength={120} />;
}

const PlaceSearch = lazy(() => import("./PlaceSearch.tsx").catch(() => ({ default: PlainPlace })));

export type PlaceFieldProps = {
  /** As place-choice.ts writes it; "" for none. */
  value: string;
  onChange: (value: string) => void;
  error?: string | null | undefined;
  required?: boolean;
  /** What the server thinks was meant. */
  suggestions?: readonly Place[];
};

/** Where somebody lives, found by typing (ID-10). */
export function PlaceField({ value, onChange, error, required = false, suggestions = [] }: PlaceFieldProps) {
  return (
    <div className="space-y-2">
      <Field label={t("place")} required={required} optional={!required} error={error ?? null} hint={t("placeHint")}>
        <Suspense fallback={<Skeleton className="h-10 touch:h-11" />}>
          <PlaceSearch value={value} onChange={onChange} clearable={!required} />
        </Suspense>
      </Field>
      {error && suggestions.length > 0 && (
        <div role="group" aria-label={t("didYouMean")} className="flex flex-wrap gap-2">
          {suggestions.map((place) => (
            <Button key={place.label} size="sm" className="!h-auto min-h-9 !whitespace-normal py-1 text-left" onClick={() => onChange(writeChoice(place))}>
              {place.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
