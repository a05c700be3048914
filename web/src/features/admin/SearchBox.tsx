import { Search } from "lucide-react";
import { Field } from "../../ui/Field.tsx";
import { Input } from "../../ui/Input.tsx";

export type SearchBoxProps = { label: string; value: string; onChange: (text: string) => void; maxLength?: number };

/** A field that narrows the list under it as one types. */
export function SearchBox({ label, value, onChange, maxLength = 100 }: SearchBoxProps) {
  return (
    <Field label={label} labelHidden>
      <div className="relative">
        <Search className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted" aria-hidden="true" />
        <Input type="search" className="pl-9 placeholder-shown:text-ellipsis" placeholder={label} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
      </div>
    </Field>
  );
}
